package org.cogrid.client.internal.balance;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.EngineEvent;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.core.CogridException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.TaskAbortedException;
import org.cogrid.core.UnmetDependencyException;
import org.cogrid.core.internal.text.SafeLog;
import org.jspecify.annotations.Nullable;

/**
 * The books of a balancer: the engines, the tasks that wait, and those that are at engines. It sends tasks, waits for
 * nothing and runs no code of users. Confined to the balancer's thread.
 */
final class Books {
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long DECLINED_NANOS = TimeUnit.SECONDS.toNanos(1);

    private static final System.Logger LOG = System.getLogger(Books.class.getName());

    private final Engines engines;
    private final Consumer<Runnable> notes;
    private final Slots slots;
    private final Map<BalancedTask, Queued> tasks = new HashMap<>();
    private final ReadyTasks<Queued> ready = new ReadyTasks<>();
    private final StartLimits limits = new StartLimits();
    private final Pace pace = new Pace();
    /** Written by the balancer's thread. */
    private volatile boolean closed;
    /** How many tasks wait to be sent; written by the balancer's thread. */
    private volatile int waiting;

    /**
     * @param notes takes what the balancer's thread is to do
     * @param newIdentity numbers a task that goes before others
     */
    Books(Engines engines, Consumer<Runnable> notes, Supplier<TaskIdentity> newIdentity) {
        this.engines = engines;
        this.notes = notes;
        this.slots = new Slots(engines, notes, newIdentity);
    }

    /** Has the balancer's thread take a step for a task later. If the step breaks, the task fails. */
    private void note(BalancedTask task, Runnable step) {
        notes.accept(() -> guarded(task, step));
    }

    /** Takes a step for a task. If the step breaks, the task fails, as nobody else would end it. */
    void guarded(BalancedTask task, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            task.fail(new CogridException(task.name() + " was given up by a fault: " + e, e), TaskStatus.FAILED);
            SafeLog.write(
                    () -> LOG.log(System.Logger.Level.ERROR, "a task was given up by a fault of Cogrid's own", e));
            Optional.ofNullable(tasks.remove(task)).ifPresent(this::isUnsent);
        }
    }

    /** Returns how many tasks wait to be sent. Any thread. */
    int waiting() {
        return waiting;
    }

    boolean isClosed() {
        return closed;
    }

    /** Returns how long there is nothing to do unless a note comes. */
    long patienceNanos(long nowNanos) {
        long untilLimit = limits.nextNanos().isPresent() ? limits.nextNanos().getAsLong() - nowNanos : Long.MAX_VALUE;
        return Math.max(0, Math.min(untilLimit, ready.isEmpty() ? Long.MAX_VALUE : LOOK_NANOS));
    }

    /** Takes a task. */
    void add(Queued task) {
        if (closed || task.task().hasEnded()) {
            return;
        }
        tasks.put(task.task(), task);
        limits.add(task);
        if (task.waits()) {
            task.task()
                    .how()
                    .dependencies()
                    .forEach(dependency -> DependencyWatch.start(
                            dependency, verdict -> note(task.task(), () -> dependency(task, verdict))));
        } else {
            ready.add(task);
        }
    }

    private void dependency(Queued task, DependencyWatch.Verdict verdict) {
        if (!tasks.containsKey(task.task())) {
            return;
        }
        if (verdict.unmet() != null) {
            unmet(task, verdict.unmet().getMessage(), verdict.unmet().getCause());
        } else if (task.met(verdict.engine())) {
            ready.add(task);
            failIfItsEngineHasLeft(task);
        }
    }

    private void failIfItsEngineHasLeft(Queued task) {
        boolean left = task.follows() >= 0 && slots.find(task.follows()).isEmpty() && !engines.has(task.follows());
        if (left && ready.remove(task)) {
            unmet(task, "engine " + task.follows() + ", which it was to follow, has left the grid", null);
        }
    }

    /** Takes the news of an engine. */
    void engine(EngineEvent event) {
        int id = event.engineId();
        switch (event.kind()) {
            case APPEARED -> {
                slots.add(id);
                List.copyOf(tasks.values()).forEach(task -> askAgain(task, id));
            }
            case DRAINING -> slots.find(id).ifPresent(Slot::drain);
            case LOST -> slots.remove(id);
        }
        for (Queued task : List.copyOf(tasks.values())) {
            failIfItsEngineHasLeft(task);
            failIfAllDecline(task);
        }
    }

    /** Has an engine that came anew asked whether it declines a task. */
    private void askAgain(Queued task, int engine) {
        if (task.declined().contains(engine)) {
            boolean isReady = ready.remove(task); // under its group, which changes
            task.forgetDeclined(engine);
            if (isReady) {
                ready.add(task);
            }
        }
    }

    /** Takes the end of an attempt. */
    void attemptEnded(BalancedTask task, TaskHandle attempt) {
        Optional<Slot.Attempt> known = slots.ended(attempt);
        known.filter(each -> attempt.status() == TaskStatus.OK).ifPresent(each -> learn(attempt, each));
        Queued queued = tasks.get(task);
        if (queued == null) {
            return;
        }
        if (task.hasEnded()) {
            forget(queued);
            return;
        }
        if (attempt.status() == TaskStatus.LOST) {
            queued.lostWith().add(attempt.engineId());
        }
        boolean begun = attempt.times().started() != null
                || known.map(Slot.Attempt::wasFirst).orElse(true);
        UUID incarnation = known.map(Slot.Attempt::incarnation).orElse(null);
        new AttemptEnd(task, attempt, incarnation, begun, queued.retriesLeft() > 0, List.copyOf(queued.lostWith()))
                .judge(verdict -> note(task, () -> judged(queued, attempt, verdict)));
    }

    private void learn(TaskHandle attempt, Slot.Attempt known) {
        TaskTimes times = attempt.times();
        Optional<Duration> run = times.run();
        run.ifPresent(duration -> pace.ran(known.pace(), duration));
        if (known.alone() && run.isPresent() && times.away().isPresent()) {
            pace.away(times.away().get(), run.get());
        }
    }

    private void judged(Queued task, TaskHandle attempt, AttemptEnd.Verdict verdict) {
        if (closed || !tasks.containsKey(task.task())) {
            return;
        }
        if (task.task().hasEnded()) {
            forget(task);
        } else if (verdict.failure() != null) {
            end(task, attempt.status(), verdict.failure());
        } else if (task.task().isCancelled() && verdict.next().isSureNotRun()) {
            end(
                    task,
                    TaskStatus.ABORTED,
                    new TaskAbortedException(task.task().name() + " was cancelled and has not run"));
        } else if (task.task().isCancelled() || verdict.next() == AttemptEnd.Next.END) {
            task.task().settle(attempt);
            forget(task);
        } else if (task.wasLate() && verdict.next() != AttemptEnd.Next.RETRY) {
            endLate(task);
        } else {
            goOn(task, attempt.engineId(), verdict.next());
            ready.add(task);
            failIfItsEngineHasLeft(task);
            failIfAllDecline(task);
        }
    }

    private void goOn(Queued task, int engine, AttemptEnd.Next next) {
        switch (next) {
            case ELSEWHERE -> task.declined(engine);
            case RETRY -> {
                task.retried(engine);
                limits.forget(task); // it has begun in time
            }
            case AGAIN -> task.tried().add(engine);
            default -> {} // the same engine may have it
        }
    }

    private void failIfAllDecline(Queued task) {
        if (task.declined().isEmpty() || slots.mayTake(task) || !ready.remove(task)) {
            return;
        }
        if (task.hasStartLimit()) {
            limits.askAgain(task, System.nanoTime() + DECLINED_NANOS);
        } else {
            unmet(task, "its condition (where) is false on all engines " + new TreeSet<>(task.declined()), null);
        }
    }

    /** Sends what can be sent now. */
    void dispatch() {
        dispatch(System.nanoTime());
        count();
    }

    private void count() {
        waiting = closed ? 0 : Math.max(0, tasks.size() - slots.attempts());
    }

    private void dispatch(long now) {
        limits.due(now).forEach(task -> guarded(task.task(), () -> limitIsOver(task)));
        for (Queued task : limits.dueAgain(now)) {
            if (tasks.containsKey(task.task())) {
                task.forgetDeclined();
                ready.add(task);
                failIfItsEngineHasLeft(task);
            }
        }
        if (ready.isEmpty()) {
            return;
        }
        Map<Integer, Choice.Candidate> open = slots.look(now);
        try {
            sendTo(open, now);
        } finally {
            slots.sendTaken();
        }
    }

    private void limitIsOver(Queued task) {
        if (!tasks.containsKey(task.task())) {
            return;
        }
        if (isUnsent(task)) {
            endLate(task);
        } else {
            task.late();
            task.task().endUnlessBegun(task.lateness());
        }
    }

    private void endLate(Queued task) {
        end(task, TaskStatus.FAILED, task.lateness());
    }

    private void sendTo(Map<Integer, Choice.Candidate> open, long now) {
        while (!open.isEmpty()) {
            Optional<ReadyTasks.Placed<Queued, Choice.Candidate>> next = ready.first(task -> choice(open, task));
            if (next.isEmpty()) {
                return;
            }
            Queued task = next.get().task();
            int to = next.get().place().id();
            ready.remove(task);
            if (task.task().hasEnded()) {
                forget(task);
                continue;
            }
            Slot slot = slots.find(to).orElseThrow();
            if (!send(task, slot)) {
                ready.add(task);
                open.remove(to);
            } else {
                slot.candidate(now).ifPresentOrElse(again -> open.put(to, again), () -> open.remove(to));
            }
        }
    }

    private Optional<Choice.Candidate> choice(Map<Integer, Choice.Candidate> open, Queued task) {
        ReadyTasks.Group group = task.group();
        return Choice.of(open.values(), group::mayUse, pace.depth(group.pace()), task.tried());
    }

    /** Sends a task; false if the engine can't take it now. */
    private boolean send(Queued queued, Slot slot) {
        BalancedTask task = queued.task();
        try {
            UUID incarnation = slot.incarnation().orElseThrow();
            Optional<TaskHandle> attempt = slots.trySend(slot, incarnation, task);
            attempt.ifPresentOrElse(
                    handle -> {
                        slots.sent(slot, handle, incarnation, queued.pace());
                        task.sent(handle);
                    },
                    slot::noRoom);
            return attempt.isPresent();
        } catch (EngineLostException | NoSuchEngineException e) { // an event will tell
            slot.noRoom();
            return false;
        } catch (CogridException e) {
            end(queued, TaskStatus.FAILED, e);
            return true;
        } catch (RuntimeException | Error e) {
            end(queued, TaskStatus.FAILED, new CogridException(task.name() + " could not be sent: " + e, e));
            return true;
        }
    }

    /** Takes a task out of the queue; false if it was sent or has ended. */
    boolean withdraw(BalancedTask task, String why) {
        Queued queued = tasks.get(task);
        if (queued == null || task.hasEnded() || !isUnsent(queued)) {
            return false;
        }
        end(queued, TaskStatus.ABORTED, new TaskAbortedException(task.name() + ": " + why));
        return true;
    }

    private boolean isUnsent(Queued queued) {
        return ready.remove(queued) || queued.waits() || limits.forgetAgain(queued);
    }

    /** Takes all tasks out of the queue and returns how many there were. */
    int withdrawAll(String why) {
        List<BalancedTask> all = List.copyOf(tasks.keySet());
        int withdrawn = (int) all.stream().filter(task -> withdraw(task, why)).count();
        count();
        return withdrawn;
    }

    private void unmet(Queued task, @Nullable String why, @Nullable Throwable cause) {
        end(task, TaskStatus.FAILED, new UnmetDependencyException(task.task().name() + " was not run: " + why, cause));
    }

    private void end(Queued task, TaskStatus status, CogridException failure) {
        forget(task);
        task.task().fail(failure, status);
    }

    private void forget(Queued task) {
        tasks.remove(task.task());
        limits.forget(task);
    }

    /** Ends the tasks that were not sent. */
    void close(String why) {
        closed = true;
        for (Queued queued : List.copyOf(tasks.values())) {
            guarded(queued.task(), () -> close(queued, why));
        }
        tasks.clear();
        slots.clear();
    }

    private void close(Queued queued, String why) {
        BalancedTask task = queued.task();
        TaskHandle attempt = task.last();
        if (isUnsent(queued) || attempt == null) {
            end(queued, TaskStatus.LOST, new CogridException(task.name() + " has no outcome: " + why));
            return;
        }
        task.endsWithItsAttempt(); // before the look: an attempt that ends now settles the task
        if (attempt.hasEnded()) {
            task.settle(attempt);
        }
    }
}
