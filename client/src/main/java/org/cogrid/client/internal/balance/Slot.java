package org.cogrid.client.internal.balance;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.EngineLoad;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskSender;
import org.cogrid.core.EngineLostException;
import org.jspecify.annotations.Nullable;

/** One engine, as the balancer knows it. Confined to the balancer's thread. */
final class Slot {
    /** What an engine has told longer ago is asked anew before it gets a task. */
    static final long FRESH_NANOS = 1_000_000_000L;

    private static final long ANSWER_NANOS = 500_000_000L;

    /**
     * An attempt that the engine has.
     *
     * @param incarnation the incarnation of the engine
     * @param pace what its task has in common with others of about the same length
     * @param alone true if this client had nothing else there when it was sent
     * @param wasFirst true if the engine was lost when this was the next to run, or was running
     */
    record Attempt(UUID incarnation, Object pace, boolean alone, boolean wasFirst) {}

    private final int id;
    private final TaskSender sender;
    private final Map<TaskHandle, Attempt> attempts = new LinkedHashMap<>();
    private boolean draining;
    private long lastUsed;
    private @Nullable EngineLoad load;
    /** How many own tasks the engine had at the last look. */
    private int ownBefore;

    private boolean full;
    private boolean isUnflushed;

    private boolean asking;
    /** True if the engine did not answer when it was asked last. */
    private boolean silent;

    private long askedAtNanos = System.nanoTime() - 2 * FRESH_NANOS;
    private int ownWhenAsked;
    /** What the engine has answered when it was asked last, and when. */
    private int answeredOthers;

    private long answeredAtNanos = System.nanoTime() - 2 * FRESH_NANOS;

    /** The attempt that was the first of an incarnation that is lost; it may be what ended the engine. */
    private @Nullable TaskHandle firstLost;

    private @Nullable UUID lostIncarnation;

    Slot(int id, TaskSender sender) {
        this.id = id;
        this.sender = sender;
    }

    int id() {
        return id;
    }

    TaskSender sender() {
        return sender;
    }

    void drain() {
        draining = true;
    }

    boolean isDraining() {
        return draining;
    }

    /** Reads anew how much the engine has to do. */
    void look() {
        full = false;
        try {
            load = sender.load();
            ownBefore = load.own();
        } catch (EngineLostException e) { // an event will tell
            load = null;
        }
    }

    /** Returns the present incarnation, if the engine takes tasks. */
    Optional<UUID> incarnation() {
        return Optional.ofNullable(load).map(EngineLoad::incarnation);
    }

    /** Returns the engine as it may be chosen, if it takes tasks and has told lately what it has to do. */
    Optional<Choice.Candidate> candidate(long nowNanos) {
        EngineLoad known = load;
        if (known == null || draining || known.draining() || full || !isFresh(known, nowNanos)) {
            return Optional.empty();
        }
        int others = known.toldAtNanos() - answeredAtNanos > 0 ? known.others() : answeredOthers;
        return Optional.of(new Choice.Candidate(id, known.own(), others, ownBefore, lastUsed));
    }

    private boolean isFresh(EngineLoad known, long nowNanos) {
        return nowNanos - known.toldAtNanos() < FRESH_NANOS || nowNanos - answeredAtNanos < FRESH_NANOS;
    }

    /** True if the engine is to be asked how much it has to do. From then on it is being asked. */
    boolean ask(long nowNanos) {
        EngineLoad known = load;
        boolean needed = known != null
                && !draining
                && !asking
                && !isFresh(known, nowNanos)
                && nowNanos - askedAtNanos >= FRESH_NANOS;
        if (needed) {
            asking = true;
            askedAtNanos = nowNanos;
            ownWhenAsked = own();
        }
        return needed;
    }

    private int own() {
        return load == null ? 0 : load.own();
    }

    /** Takes the answer: how many unfinished tasks the engine has. */
    void answered(int unfinished, long nowNanos) {
        asking = false;
        silent = false;
        answeredAtNanos = nowNanos;
        answeredOthers = Math.max(0, unfinished - Math.max(ownWhenAsked, own()));
    }

    void notAnswered() {
        asking = false;
        silent = true;
    }

    /** True if the engine was asked just now, and answered the time before, so that its answer is worth waiting for. */
    boolean isAboutToAnswer(long nowNanos) {
        return asking && !silent && nowNanos - askedAtNanos < ANSWER_NANOS;
    }

    /** Lets what was sent to it leave. */
    void sendTaken() {
        if (isUnflushed) {
            isUnflushed = false;
            sender.sendTaken();
        }
    }

    /** Notes that the engine has no room for a task now. */
    void noRoom() {
        full = true;
    }

    void sent(TaskHandle attempt, UUID incarnation, Object pace, long use) {
        EngineLoad known = load;
        boolean alone = known != null && known.own() == 0;
        attempts.put(attempt, new Attempt(incarnation, pace, alone, false));
        lastUsed = use;
        isUnflushed = true;
        if (known != null) {
            load = new EngineLoad(incarnation, known.own() + 1, known.others(), known.draining(), known.toldAtNanos());
        }
    }

    /** Notes that an attempt has ended, and returns what is known of it. */
    Optional<Attempt> ended(TaskHandle attempt) {
        Attempt known = attempts.get(attempt);
        if (known == null) {
            return Optional.empty();
        }
        if (attempt.status() == TaskStatus.LOST && !known.incarnation().equals(lostIncarnation)) {
            lostIncarnation = known.incarnation();
            firstLost = attempts.keySet().iterator().next();
        }
        attempts.remove(attempt);
        return Optional.of(new Attempt(known.incarnation(), known.pace(), known.alone(), attempt == firstLost));
    }
}
