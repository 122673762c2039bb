package org.cogrid.client.internal.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Text that is to run on engines, from a line {@code %px CODE} or a block after {@code %%px [TARGETS]}.
 *
 * @param targets engine ids, ascending
 */
record Px(List<Integer> targets, String code) {
    /** Begins a line for all engines. */
    static final String LINE = "%px ";

    private static final Pattern BLOCK = Pattern.compile("\\A%%px(?:[ \\t]+([^\\n]*))?(?:\\n|\\z)");
    private static final Pattern RANGE = Pattern.compile("(\\d+)(?:\\.\\.|-)(\\d+)");
    private static final Pattern ID = Pattern.compile("\\d+");

    Px {
        targets = List.copyOf(targets);
    }

    static boolean isBlock(String text) {
        return BLOCK.matcher(text).lookingAt();
    }

    /** A block goes on until an empty line, so that code may have lines that could stand alone. */
    static boolean isEndedBlock(String text) {
        int last = text.lastIndexOf('\n');
        return text.stripTrailing().indexOf('\n') > 0
                && text.substring(last + 1).isBlank();
    }

    /**
     * Reads such a text.
     *
     * @param engines those there are
     * @throws IllegalArgumentException when the targets make no sense, or there is no code
     */
    static Px parse(String text, List<Integer> engines) {
        Matcher block = BLOCK.matcher(text);
        Px px = block.lookingAt()
                ? new Px(
                        targets(block.group(1) == null ? "" : block.group(1).strip(), engines),
                        text.substring(block.end()))
                : new Px(
                        engines,
                        text.substring(Math.min(LINE.length(), text.length())).strip());
        if (px.code().isBlank()) {
            throw new IllegalArgumentException("there is no code to run: write %px CODE, or %%px and the code below it,"
                    + " ended by an empty line");
        }
        if (px.targets().isEmpty()) {
            throw new IllegalArgumentException("there are no engines to run it on");
        }
        return px;
    }

    private static List<Integer> targets(String words, List<Integer> engines) {
        if (words.isEmpty() || words.equals("all")) {
            return engines;
        }
        TreeSet<Integer> ids = new TreeSet<>();
        for (String word : words.replaceAll("[\\[\\]]", "").split("[,\\s]+")) {
            ids.addAll(ids(word));
        }
        List<Integer> unknown = new ArrayList<>(ids);
        unknown.removeAll(engines);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("there is no engine " + unknown.get(0) + "; there are " + engines);
        }
        return List.copyOf(ids);
    }

    private static List<Integer> ids(String word) {
        Matcher range = RANGE.matcher(word);
        try {
            if (range.matches()) {
                int first = Integer.parseInt(range.group(1));
                int last = Integer.parseInt(range.group(2));
                return IntStream.rangeClosed(first, Math.min(last, first + 100_000))
                        .boxed()
                        .toList();
            }
            if (ID.matcher(word).matches()) {
                return List.of(Integer.valueOf(word));
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("engine ids are small numbers, and " + word + " is none", e);
        }
        throw new IllegalArgumentException("%%px takes engine ids, such as 0,2 or 0..3, or all; not '" + word + "'");
    }
}
