package org.cogrid.node.internal.mirror;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.text.Amounts;
import org.cogrid.node.internal.namespace.GivenUp;
import org.cogrid.node.internal.namespace.LiveValues;
import org.cogrid.node.internal.namespace.ManifestUse;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the grid copies of an engine's values up to date, between tasks and within a small share of time.
 *
 * <p>Confined to the engine's thread, except {@link #statistics} and {@link #lateness}. The engine calls {@link
 * #restore} before its first task, {@link #taskEnded} after each, and {@link #idle} while it waits for the next.
 */
public final class Mirror {
    private static final long SLICE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
    private static final long SHORTEST_IDLE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_IDLE_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Duration WHILE_SENDING = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LiveValues values;
    private final MirrorClock clock;
    private final ManifestUse manifests;
    private final GridCopies copies;
    private final GivenUp givenUp = new GivenUp();
    private final Planner planner;
    private final MirrorCounters meter;
    private final MirrorCounters flushMeter = new MirrorCounters();
    private final long startNanos;

    /**
     * A mirror that knows of no grid copies yet.
     *
     * @param owner gets the manifests that the copies need, before the grid has a copy that needs a new one
     */
    public Mirror(
            LiveValues values, CopyMap map, Inspector inspector, Consumer<Set<ContentHash>> owner, MirrorClock clock) {
        this.values = values;
        this.clock = clock;
        this.manifests = new ManifestUse(owner);
        this.copies = new GridCopies(map, inspector, manifests, clock);
        this.meter = copies.meter();
        this.startNanos = clock.nanos();
        this.planner = new Planner(startNanos, this::costNanos);
    }

    /** Adds the values that the grid has from an earlier incarnation to the live values. */
    public void restore() {
        copies.restore().forEach(copy -> values.addInGrid(copy.name()));
    }

    /** The names of variables that were live only when the engine stopped and have not been assigned since. */
    public List<String> lost() {
        return copies.all().stream()
                .filter(copy -> copy.isLiveOnly() && values.peek(copy.name()) == LiveValues.IN_GRID)
                .map(CopyState::name)
                .sorted()
                .toList();
    }

    /** Called after each task: looks at the values that it used, as far as the budget allows. */
    public void taskEnded() {
        planner.enliven(clock.nanos());
        work();
    }

    /**
     * Called while no task waits: does a little of the pending work.
     *
     * @return how long the engine may wait for a task before it calls again
     */
    public Duration idle() {
        work();
        copies.tellOwner();
        if (!copies.outbox().isEmpty()) {
            return WHILE_SENDING;
        }
        long wait = planner.waitNanos(clock.nanos());
        return wait == 0
                ? Duration.ZERO
                : Duration.ofNanos(Math.min(Math.max(wait, SHORTEST_IDLE_NANOS), LONGEST_IDLE_NANOS));
    }

    /**
     * Looks at every value and waits until the grid and its backups have all copies.
     *
     * @throws CogridException when that failed; the copies are then tried again as usual
     */
    public void flush() {
        noticeTouched();
        awaitAllSent();
        values.keySet().forEach(copies::track);
        for (CopyState copy : List.copyOf(copies.all())) {
            while (!copies.outbox().hasRoom()) {
                settled(awaitOne());
            }
            if (!hasNothingToCopy(copy.name())) {
                lookAnyway(copy);
            }
        }
        awaitAllSent();
        String problems = copies.problems();
        if (!problems.isEmpty()) {
            throw new CogridException("flush() did not bring every value into the grid: " + problems
                    + "; they will be tried again, and variables() shows which are behind");
        }
    }

    /** Looks at a value even if nothing is known of a change. */
    private void lookAnyway(CopyState copy) {
        copy.differs();
        planner.done(copy.name());
        look(copy.name(), flushMeter);
    }

    /**
     * Looks at one value and waits until the grid has its copy. Costs no more than that copy, however much else has
     * changed.
     *
     * @throws CogridException when that failed, or when another thread keeps changing the value; it is then tried again
     *     as usual
     */
    public void flush(String name) {
        noticeTouched();
        if (hasNothingToCopy(name)) {
            return;
        }
        CopyState copy = copies.track(name);
        awaitArrived(copy);
        lookAnyway(copy);
        awaitArrived(copy);
        if (copy.isKnownToDiffer()) {
            throw new CogridException("the grid has no copy of '" + name + "' as it is now: " + copy.problem());
        }
    }

    /** Has values copied again, as the budget allows, whose copies the grid has lost; returns how many these are. */
    public int putBack(Set<String> stored) {
        List<CopyState> missing = copies.missing(stored);
        missing.removeIf(copy -> hasNothingToCopy(copy.name()));
        missing.forEach(copy -> {
            copy.missing();
            planner.add(copy.name());
        });
        return missing.size();
    }

    /** Empties the grid map. Called when the values are cleared. */
    public void clear() {
        noticeTouched();
        awaitAllSent();
        copies.all().forEach(copy -> planner.forget(copy.name()));
        copies.clear();
        values.keySet().forEach(this::notice);
    }

    /** Describes all variables, live or in the grid only. */
    public List<VariableInfo> variables() {
        noticeTouched();
        settle();
        long now = clock.nanos();
        return values.keySet().stream()
                .sorted()
                .map(name -> info(copies.track(name), now))
                .toList();
    }

    /**
     * How long the grid has lacked, or refused, a copy that was sent to it; zero when all have arrived. Any thread may
     * call this.
     */
    public Duration lateness() {
        return copies.outbox().lateness();
    }

    /** The code manifests that the grid copies need. */
    public Set<ContentHash> manifests() {
        return manifests.all();
    }

    /** The work and cost of the mirror so far. Any thread may call this. */
    public MirrorStatistics statistics() {
        return meter.read(Duration.ofNanos(clock.nanos() - startNanos), flushMeter);
    }

    private VariableInfo info(CopyState copy, long nowNanos) {
        Object value = values.peek(copy.name());
        if (value == LiveValues.IN_GRID) {
            return copy.infoInGrid();
        }
        VariableInfo info = copy.info(value, planner.isDue(copy.name()), nowNanos);
        String note = info.note().isEmpty() ? values.note(copy.name()) : info.note();
        return new VariableInfo(info.name(), info.type(), info.bytes(), info.copy(), info.age(), note);
    }

    private void work() {
        settle();
        noticeTouched();
        long start = clock.nanos();
        long now = start;
        while (now - start < SLICE_NANOS && copies.outbox().hasRoom()) {
            String name = planner.next(now);
            if (name == null) {
                break;
            }
            long expected = costNanos(name);
            Stopwatch spent = Stopwatch.start(clock);
            look(name, meter);
            planner.spent(spent.nanos(expected));
            now = clock.nanos();
        }
        if (copies.outbox()
                .holdsBack()) { // otherwise not even the clock is read, which would cost most tasks time for nothing
            send();
        }
    }

    private void send() {
        Stopwatch sending = Stopwatch.start(clock);
        copies.outbox().send();
        long sent = sending.nanos(0);
        planner.spentOnSending(sent);
        meter.sent(sent);
    }

    private void noticeTouched() {
        values.takeTouched().forEach(this::notice);
    }

    private void notice(String name) {
        CopyState copy = copies.find(name);
        if (hasNothingToCopy(name) || (copy != null && copy.isOf(values.peek(name)))) {
            return;
        }
        copies.track(name);
        planner.add(name);
    }

    /** Whether there is neither a live value to copy nor a copy to remove. */
    private boolean hasNothingToCopy(String name) {
        Object value = values.peek(name);
        return value == LiveValues.IN_GRID || (value == LiveValues.ABSENT && copies.find(name) == null);
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == LiveValues.ABSENT || value == LiveValues.IN_GRID;
    }

    private long costNanos(String name) {
        return copies.costNanos(values.peek(name), copies.find(name));
    }

    /**
     * Looks at a value. If that throws anything, for example because memory ran out, the value is looked at again later
     * and the others are not affected.
     */
    private void look(String name, MirrorCounters counts) {
        CopyState copy = copies.track(name);
        attempt(copy, () -> look(copy, values.peek(name), counts));
    }

    private void attempt(CopyState copy, Runnable step) {
        try {
            step.run();
        } catch (Throwable e) {
            failed(copy, e);
        }
    }

    private void look(CopyState copy, @Nullable Object value, MirrorCounters counts) {
        if (copy.isUnderWay()) {
            copy.usedMeanwhile();
        } else if (value == LiveValues.ABSENT) {
            copies.sendRemoval(copy);
        } else if (value != LiveValues.IN_GRID) {
            Optional<String> why = givenUp.why(value);
            why.ifPresentOrElse(note -> copies.sendLiveOnly(value, note, copy), () -> inspect(copy, value, counts));
        }
    }

    private void inspect(CopyState copy, @Nullable Object value, MirrorCounters counts) {
        long start = clock.nanos();
        Inspection finding = copies.inspect(value, copy);
        if (finding instanceof Inspection.Same) {
            counts.checked(copy.lookNanos());
            copy.isRight(value, start);
        } else {
            counts.encoded(copy.lookNanos());
            planner.enliven(start);
            Stopwatch sending = Stopwatch.start(clock);
            follow(finding, copy, value);
            counts.sent(sending.nanos(0));
        }
        watch(copy, value);
    }

    private void follow(Inspection finding, CopyState copy, @Nullable Object value) {
        if (finding instanceof Inspection.Changed change) {
            follow(change, copy, value);
        } else if (finding instanceof Inspection.LiveOnly liveOnly) {
            copies.sendLiveOnly(value, liveOnly.note(), copy);
        } else if (finding instanceof Inspection.Stopped stopped) {
            givenUp.add(value, stopped.note());
            copies.sendLiveOnly(value, stopped.note(), copy);
        } else {
            copy.unsettled();
            planner.addLater(copy.name(), clock.nanos() + GridCopies.RETRY_NANOS);
        }
    }

    /** Sends a changed value. A large array is sent only when the budget allows that as well. */
    private void follow(Inspection.Changed change, CopyState copy, @Nullable Object value) {
        boolean isUnexpected = change.stored() == value && copy.isInGrid() && !copy.isKnownToDiffer();
        if (isUnexpected && !planner.affords(Inspector.sendNanos(GridCopy.sizeOf(change.stored())))) {
            copy.differs();
            planner.add(copy.name());
        } else {
            copies.send(value, change, copy);
        }
    }

    private void watch(CopyState copy, @Nullable Object value) {
        if (Immutability.isSure(value) && !copy.isKnownToDiffer()) {
            planner.unwatch(copy.name());
        } else {
            planner.watch(copy.name());
        }
    }

    private void settle() {
        copies.outbox().takeDone().forEach(this::settled);
    }

    private void settled(Outbox.Done write) {
        write.names().forEach(name -> settled(copies.track(name), write.failure()));
    }

    private void settled(CopyState copy, @Nullable Throwable failure) {
        Object value = values.peek(copy.name());
        if (failure instanceof OutOfMemoryError && copy.isLarge() && !copy.hasCopy() && !isNothing(value)) {
            attempt(copy, () -> copies.sendNoRoom(value, failure, copy));
        } else if (failure != null) {
            failed(copy, failure);
        } else {
            copies.arrived(copy);
            if (!copy.isInGrid() && value == LiveValues.ABSENT) {
                copies.forget(copy);
                planner.forget(copy.name());
            }
        }
        if (copy.takeUsedMeanwhile()) {
            notice(copy.name());
        }
    }

    private void failed(CopyState copy, Throwable failure) {
        planner.addLater(copy.name(), clock.nanos() + copies.failed(copy, failure));
    }

    private void awaitArrived(CopyState copy) {
        copies.outbox().send();
        while (copy.isUnderWay()) {
            settled(awaitOne());
        }
    }

    private void awaitAllSent() {
        copies.outbox().send();
        while (!copies.outbox().isEmpty()) {
            settled(awaitOne());
        }
    }

    private Outbox.Done awaitOne() {
        try {
            Outbox.Done write = copies.outbox().awaitDone(PATIENCE);
            if (write == null) {
                throw new CogridException("the grid accepted no copy for " + Amounts.time(PATIENCE)
                        + ": is it losing members? The copies are still on their way; variables() shows which");
            }
            return write;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CogridException(
                    "waiting for the grid to take the copies was interrupted; they are still on their way", e);
        }
    }
}
