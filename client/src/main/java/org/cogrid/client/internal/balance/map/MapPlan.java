package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is to be mapped, and how.
 *
 * @param function what is called for each item, in a form that can travel
 * @param combine combines the values of neighbouring items, in a form that can travel, or {@code null}
 * @param sequences the items' sequences
 * @param check refuses arguments that a call would fail with; gets those of the first item
 * @param shape how the view wants it
 * @param failsAsWhole true if the failure of an item is that of its message, so that it may be tried again
 * @param mostAhead how many chunks an engine may have at most
 * @param timeout how long a thread waits for a result, or {@code null} for no limit
 */
public record MapPlan(
        Object function,
        @Nullable Object combine,
        List<?> sequences,
        Consumer<List<@Nullable Object>> check,
        MapShape shape,
        boolean failsAsWhole,
        int mostAhead,
        @Nullable Duration timeout) {
    /** Has engines combine values, too. */
    public MapPlan withCombine(Object how) {
        return new MapPlan(function, how, sequences, check, shape, failsAsWhole, mostAhead, timeout);
    }
}
