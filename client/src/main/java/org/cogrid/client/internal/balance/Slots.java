package org.cogrid.client.internal.balance;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.internal.threads.Unawaited;
import org.jspecify.annotations.Nullable;

/** The engines that a balancer knows, and where its tasks are. Confined to the balancer's thread. */
final class Slots {
    private final Engines engines;
    private final Consumer<Runnable> notes;
    private final Map<Integer, Slot> present = new TreeMap<>();
    /** Where the attempts are that have not ended; some of these engines may be lost. */
    private final Map<TaskHandle, Slot> at = new HashMap<>();

    private final Supplier<TaskIdentity> newIdentity;
    private long uses;

    /**
     * @param notes takes what the balancer's thread is to do
     * @param newIdentity numbers a task that goes before others
     */
    Slots(Engines engines, Consumer<Runnable> notes, Supplier<TaskIdentity> newIdentity) {
        this.newIdentity = newIdentity;
        this.engines = engines;
        this.notes = notes;
    }

    void add(int id) {
        present.put(id, new Slot(id, engines.sender(id)));
    }

    void remove(int id) {
        present.remove(id);
    }

    void clear() {
        present.clear();
        at.clear();
    }

    Optional<Slot> find(int id) {
        return Optional.ofNullable(present.get(id));
    }

    /** Returns how many attempts have not ended. */
    int attempts() {
        return at.size();
    }

    /** Sends a task, and before it what the engine needs for it. Returns empty if the engine has no room now. */
    Optional<TaskHandle> trySend(Slot to, UUID incarnation, BalancedTask task) {
        Prerequisite needed = task.work().needed();
        if (needed != null && !needed.isAt(incarnation)) {
            Optional<TaskHandle> bringing = to.sender().trySend(needed.task(), TaskOptions.NONE, newIdentity.get());
            if (bringing.isEmpty()) {
                return bringing;
            }
            needed.sentTo(to.id(), incarnation, bringing.get());
        }
        return to.sender().trySend(task.work().task(), task.options(), task.identity());
    }

    /** Notes that a task was sent. */
    void sent(Slot to, TaskHandle attempt, UUID incarnation, Object pace) {
        at.put(attempt, to);
        to.sent(attempt, incarnation, pace, ++uses);
    }

    /** Notes that an attempt has ended, and returns what is known of it. */
    Optional<Slot.Attempt> ended(TaskHandle attempt) {
        return Optional.ofNullable(at.remove(attempt)).flatMap(slot -> slot.ended(attempt));
    }

    /** True if an engine has not declined the task, or there is none at all, so that it waits for one. */
    boolean mayTake(Queued task) {
        @Nullable Set<Integer> only = task.group().only();
        List<Slot> there = present.values().stream()
                .filter(slot -> !slot.isDraining() && (only == null || only.contains(slot.id())))
                .toList();
        return there.isEmpty()
                || there.stream().anyMatch(slot -> !task.declined().contains(slot.id()));
    }

    /** Reads anew what engines have to do, and asks those that have not told lately. Returns those that may be chosen. */
    Map<Integer, Choice.Candidate> look(long nowNanos) {
        for (Slot slot : present.values()) {
            slot.look();
            if (slot.ask(nowNanos)) {
                ask(slot);
            }
        }
        boolean some = present.values().stream().anyMatch(slot -> slot.isAboutToAnswer(nowNanos));
        Map<Integer, Choice.Candidate> open = new HashMap<>();
        for (Slot slot : present.values()) {
            slot.candidate(nowNanos)
                    .filter(each -> !some || each.isIdle()) // another engine may have less to do
                    .ifPresent(each -> open.put(each.id(), each));
        }
        return open;
    }

    private void ask(Slot slot) {
        try {
            Unawaited.goesOn(
                    "asking an engine for its load",
                    engines.unfinished(slot.id()).toCompletableFuture().handle((count, failure) -> {
                        notes.accept(
                                failure == null ? () -> slot.answered(count, System.nanoTime()) : slot::notAnswered);
                        return 0;
                    }));
        } catch (RuntimeException | Error e) {
            slot.notAnswered();
            throw e;
        }
    }

    /** Lets what was sent leave. */
    void sendTaken() {
        present.values().forEach(Slot::sendTaken);
    }
}
