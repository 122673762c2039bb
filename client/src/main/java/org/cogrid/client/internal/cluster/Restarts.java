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
     * Restarts engines one after the other. Returns the names of the lost variables, by engine id.
     *
     * @param restart restarts one engine and returns the names of its lost variables
     * @throws CogridException when an engine can't be restarted; the message names the variables lost so far, which
     *     are reported nowhere else
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
