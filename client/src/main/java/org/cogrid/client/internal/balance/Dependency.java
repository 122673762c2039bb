package org.cogrid.client.internal.balance;

import java.util.List;

/**
 * Results that a balanced task comes after.
 *
 * @param results the results
 * @param how which ends are asked for
 */
public record Dependency(List<? extends EarlierResult> results, How how) {
    /** Which ends are asked for. */
    public enum How {
        /** All have ended well. */
        ALL_WELL,
        /** All have ended, well or not. */
        ALL_ENDED,
        /** One has failed. */
        ONE_FAILED,
        /** The one has ended well, and the task goes to the same engine. */
        SAME_ENGINE
    }

    public Dependency {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("there is no result to come after");
        }
    }
}
