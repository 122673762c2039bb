package org.cogrid.client.internal.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cogrid.core.NoSuchEngineException;

/**
 * The engines that a text is to run on.
 *
 * @param ids their ids; empty for all engines
 */
public record EngineTargets(List<Integer> ids) {
    /** All engines. */
    public static final EngineTargets ALL = new EngineTargets(List.of());

    private static final Pattern ID_OR_RANGE = Pattern.compile("(\\d{1,9})(?:(?:\\.\\.|-)(\\d{1,9}))?");
    private static final int MOST = 100_000;

    public EngineTargets {
        ids = List.copyOf(ids);
    }

    /**
     * Reads ids and ranges, or {@code all}. Commas or blanks separate the ids, and brackets are optional.
     *
     * @throws IllegalArgumentException when the words are neither
     */
    public static EngineTargets parse(String words) {
        if (words.equals("all")) {
            return ALL;
        }
        List<Integer> ids = new ArrayList<>();
        for (String part : words.replaceAll("\\A\\[|\\]\\z", "").split("\\s*,\\s*|\\s+", -1)) {
            Matcher range = ID_OR_RANGE.matcher(part);
            if (!range.matches()) {
                throw new IllegalArgumentException(
                        "'" + words + "' is no list of engines: write ids such as 0,2 or 0..3, or all");
            }
            ids.addAll(between(
                    Integer.parseInt(range.group(1)), Integer.parseInt(range.group(range.group(2) == null ? 1 : 2))));
        }
        return new EngineTargets(ids.stream().distinct().toList());
    }

    private static List<Integer> between(int one, int other) {
        int first = Math.min(one, other);
        return IntStream.rangeClosed(first, Math.min(Math.max(one, other), first + MOST))
                .boxed()
                .toList();
    }

    /**
     * Returns the ids in the order given, if all these engines are there.
     *
     * @throws NoSuchEngineException when one of them is not there, or there is no engine at all
     */
    public List<Integer> among(List<Integer> present) {
        if (present.isEmpty()) {
            throw new NoSuchEngineException("there are no engines in this grid now");
        }
        ids.stream().filter(id -> !present.contains(id)).findFirst().ifPresent(missing -> {
            throw new NoSuchEngineException("there is no engine " + missing + " in this grid; there are " + present);
        });
        return ids.isEmpty() ? present : ids;
    }
}
