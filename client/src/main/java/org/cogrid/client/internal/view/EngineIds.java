package org.cogrid.client.internal.view;

import groovy.lang.IntRange;
import groovy.lang.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.runtime.RangeInfo;
import org.cogrid.core.NoSuchEngineException;
import org.jspecify.annotations.Nullable;

/** Checks the engine ids that a user gives for a view. */
public final class EngineIds {
    private EngineIds() {}

    /**
     * Returns the ids in their order.
     *
     * @throws IllegalArgumentException when there are none, or one stands twice
     */
    public static List<Integer> checked(Collection<?> ids) {
        if (ids.isEmpty()) {
            throw new IllegalArgumentException("there are no engine ids: give at least one, or use all()");
        }
        Set<Integer> seen = new LinkedHashSet<>();
        for (Object each : ids) {
            int id = number(each, ids);
            if (!seen.add(id)) {
                throw new IllegalArgumentException(
                        "engine " + id + " stands twice in " + ids + ": a view has each engine once");
            }
        }
        return List.copyOf(seen);
    }

    /**
     * Returns the ids that Groovy's brackets mean. A range with a negative end is one of positions among the ids that
     * are there; other numbers are ids.
     */
    public static List<Integer> given(Collection<?> given, List<Integer> present) {
        if (given instanceof IntRange range && countsPositions(range)) {
            return positions(range, present);
        }
        List<Integer> ids = new ArrayList<>();
        for (Object each : given) {
            if (each instanceof Range<?> range) {
                ids.addAll(given(range, present));
            } else {
                ids.add(number(each, given));
            }
        }
        return ids;
    }

    private static int number(@Nullable Object id, Collection<?> given) {
        if (id instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException("an engine id is an int, and " + id + " in " + given + " is "
                + (id == null ? "none" : "a " + id.getClass().getTypeName()));
    }

    /** True if one of the two ends that the range is written with is negative. */
    private static boolean countsPositions(IntRange range) {
        boolean excludesEnd = Boolean.FALSE.equals(range.getInclusive());
        return range.getFromInt() < (excludesEnd && range.isReverse() ? 1 : 0)
                || range.getToInt() < (excludesEnd && !range.isReverse() ? -1 : 0);
    }

    private static List<Integer> positions(IntRange range, List<Integer> present) {
        try {
            RangeInfo borders = range.subListBorders(present.size());
            List<Integer> ids = new ArrayList<>(present.subList(borders.from, borders.to));
            if (borders.reverse) {
                Collections.reverse(ids);
            }
            return ids;
        } catch (IndexOutOfBoundsException e) {
            throw new NoSuchEngineException(
                    "there are no engines at these positions " + range
                            + ", of which negative ones are counted from the last engine; there are "
                            + (present.isEmpty() ? "no engines" : "engines " + present),
                    e);
        }
    }
}
