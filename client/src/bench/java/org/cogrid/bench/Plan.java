package org.cogrid.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * How thoroughly to measure.
 *
 * @param isFull whether to take the time that good figures take
 * @param only the parts to run; empty for all
 */
public record Plan(boolean isFull, List<String> only) {
    /** Reads {@code quick} or {@code full}, and the names of parts. */
    public static Plan of(String[] arguments) {
        boolean full = arguments.length > 0 && arguments[0].toLowerCase(Locale.ROOT).equals("full");
        List<String> only = Arrays.stream(arguments)
                .skip(1)
                .flatMap(list -> Arrays.stream(list.split(",")))
                .filter(part -> !part.isBlank())
                .toList();
        return new Plan(full, only);
    }

    boolean includes(String part) {
        return only.isEmpty() || only.contains(part);
    }

    /** One of two values. */
    public int pick(int quick, int full) {
        return isFull ? full : quick;
    }

    /** One of two times. */
    public Duration millis(int quick, int full) {
        return Duration.ofMillis(pick(quick, full));
    }
}
