package org.cogrid.client.internal.balance;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** Chooses the engine for a task. */
final class Choice {
    private Choice() {}

    /**
     * An engine that may take a task.
     *
     * @param own how many unfinished tasks this client has there
     * @param others how many unfinished tasks other clients have there
     * @param ownBefore how many it had when the balancer began to send
     * @param lastUsed grows with each use
     */
    record Candidate(int id, int own, int others, int ownBefore, long lastUsed) {
        boolean isIdle() {
            return own + others == 0;
        }
    }

    /**
     * Returns the engine with the least to do among those that have fewer own tasks than {@code depth}; among equals the
     * one that was used longest ago. An engine that the task has not tried is preferred. An engine is filled up once it
     * has done half of its tasks, as many tasks in a message cost little more than one.
     *
     * @param mayUse tells by its id whether the task may go to an engine
     */
    static Optional<Candidate> of(
            Collection<Candidate> candidates, IntPredicate mayUse, int depth, Set<Integer> tried) {
        Candidate best = null;
        for (Candidate each : candidates) { // no stream: this is done for every task
            boolean open = each.own() < depth && each.ownBefore() <= depth / 2 && mayUse.test(each.id());
            if (open && (best == null || isBetter(each, best, tried))) {
                best = each;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean isBetter(Candidate one, Candidate other, Set<Integer> tried) {
        boolean wasTried = tried.contains(one.id());
        if (wasTried != tried.contains(other.id())) {
            return !wasTried;
        }
        int difference = one.own() + one.others() - other.own() - other.others();
        return difference < 0 || difference == 0 && one.lastUsed() < other.lastUsed();
    }
}
