package org.cogrid.client.internal.cluster;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.cogrid.core.CogridException;

/** Restarts of several engines. */
public final class Restarts {
    private Restarts() {}

    /**
     * Restarts engines one after the other; returns the names of the variables that are lost, by engine id.
     *
     * @param restart restarts one, and returns the names
     * @throws CogridException when one can't be restarted; tells the names of those before it, which nobody else would
     */
    public static Map<Integer, List<String>> oneByOne(List<Integer> engineIds, IntFunction<List<String>> restart) {
        Map<Integer, List<String>> lost = new TreeMap<>();
        for (int id : engineIds) {
            try {
                lost.put(id, restart.apply(id));
            } catch (RuntimeException e) {
                if (lost.isEmpty()) {
                    throw e;
                }
                throw new CogridException(
                        "The restart of engine " + id
                                + " failed, and those after it were not restarted. Those before it were,"
                                + " and have lost these variables: " + lost + ". Engine " + id + ": " + e.getMessage(),
                        e);
            }
        }
        return Collections.unmodifiableMap(lost);
    }
}
