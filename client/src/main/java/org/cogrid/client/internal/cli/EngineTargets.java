package org.cogrid.client.internal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.cogrid.core.NoSuchEngineException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Which engines a command is about.
 *
 * @param ids those named; none of them for all there are
 */
record EngineTargets(List<Integer> ids) {
    static final EngineTargets ALL = new EngineTargets(List.of());
    private static final Pattern ID_OR_RANGE = Pattern.compile("(\\d{1,9})(?:\\.\\.(\\d{1,9}))?");
    private static final int MOST = 100_000;

    EngineTargets {
        ids = List.copyOf(ids);
    }

    static EngineTargets parse(String text) {
        if (text.equals("all")) {
            return ALL;
        }
        List<Integer> ids = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher range = ID_OR_RANGE.matcher(part.strip());
            if (!range.matches()) {
                throw new TypeConversionException(
                        "'" + text + "' names no engines: write ids such as 0,2 or 0..3, or all");
            }
            int first = Integer.parseInt(range.group(1));
            int last = range.group(2) == null ? first : Integer.parseInt(range.group(2));
            IntStream.rangeClosed(first, Math.min(last, first + MOST)).forEach(ids::add);
        }
        return new EngineTargets(ids.stream().distinct().toList());
    }

    /**
     * The ids meant, where these engines are.
     *
     * @throws NoSuchEngineException when one is not, or none is
     */
    List<Integer> among(List<Integer> present) {
        List<Integer> missing = ids.stream().filter(id -> !present.contains(id)).toList();
        if (present.isEmpty() || !missing.isEmpty()) {
            throw new NoSuchEngineException("There is no engine " + (missing.isEmpty() ? "" : missing.get(0) + " ")
                    + "in this grid; there are " + present);
        }
        return ids.isEmpty() ? present : ids;
    }

    /** Reads an option's value. */
    static final class Reader implements ITypeConverter<EngineTargets> {
        @Override
        public EngineTargets convert(String text) {
            return parse(text);
        }
    }
}
