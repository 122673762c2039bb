package org.cogrid.client.internal.balance;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

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
     */
    static Optional<Candidate> of(Collection<Candidate> candidates, int depth, Set<Integer> tried) {
        return candidates.stream()
                .filter(candidate -> candidate.own() < depth && candidate.ownBefore() <= depth / 2)
                .min(Comparator.<Candidate, Boolean>comparing(candidate -> tried.contains(candidate.id()))
                        .thenComparing(candidate -> candidate.own() + candidate.others())
                        .thenComparing(Candidate::lastUsed));
    }
}
