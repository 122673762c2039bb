package org.cogrid.client.internal.texts;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cogrid.core.NoSuchEngineException;

/**
 * Which engines a text is for.
 *
 * @param ids those named; none of them for all there are
 */
public record EngineTargets(List<Integer> ids) {
    /** All there are. */
    public static final EngineTargets ALL = new EngineTargets(List.of());

    private static final Pattern ID_OR_RANGE = Pattern.compile("(\\d{1,9})(?:(?:\\.\\.|-)(\\d{1,9}))?");
    private static final int MOST = 100_000;

    public EngineTargets {
        ids = List.copyOf(ids);
    }

    /**
     * Reads ids and ranges with commas or blanks between them, in brackets or not, or {@code all}.
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
                        "'" + words + "' names no engines: write ids such as 0,2 or 0..3, or all");
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
     * The ids meant, in the order given, where these engines are.
     *
     * @throws NoSuchEngineException when one is not, or none is
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
