package org.cogrid.client.internal.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.text.LongText;

/** Groups the equal failures of several engines, and tells of them in one exception. */
public final class FailureGroups {
    private static final int MOST_GROUPS = 4;
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_NAMED = 20;

    /** What the message of one task's failure begins with. */
    private static final Pattern WHERE = Pattern.compile("\\Atask -?\\d+ failed on engine \\d+ while ");

    /** The engine or task that a message names. */
    private static final Pattern NUMBERED = Pattern.compile(
            "\\b(engine|task|apply|execute|run|evaluate|push|pull|contains|remove|clear|flush|import|map) -?\\d+\\b");

    private FailureGroups() {}

    /**
     * The parts of a task.
     *
     * @param noun what each is
     * @param preposition what stands before them in a sentence
     * @param id the number that users know the part at a position by
     * @param failed how many have failed
     */
    public record Parts(String noun, String preposition, IntFunction<Integer> id, int failed, int total) {
        static Parts engines(List<Integer> ids, int failed) {
            return new Parts("engine", "on", ids::get, failed, ids.size());
        }

        public static Parts items(int failed, int total) {
            return new Parts("item", "for", position -> position, failed, total);
        }
    }

    /**
     * Makes the exception for a task.
     *
     * @param verb the task's verb
     * @param failures the failures by position, at least one
     * @param parts what the task was made of
     */
    public static CompositeTaskException exception(
            String verb, SortedMap<Integer, CogridException> failures, Parts parts) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        failures.forEach((position, failure) ->
                groups.computeIfAbsent(key(failure), k -> new ArrayList<>()).add(position));
        StringBuilder message = new StringBuilder(verb + " failed " + parts.preposition() + " " + parts.failed()
                + " of " + Counted.of(parts.total(), parts.noun()));
        List<CogridException> shown = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            if (shown.size() == MOST_GROUPS) {
                message.append("\n  and ").append(Counted.of(groups.size() - MOST_GROUPS, "other failure"));
                break;
            }
            CogridException first = Objects.requireNonNull(failures.get(group.get(0)));
            shown.add(first);
            message.append("\n  ")
                    .append(parts.preposition())
                    .append(' ')
                    .append(named(group, parts))
                    .append(": ")
                    .append(text(first));
        }
        return new CompositeTaskException(message.toString(), failures, parts.failed(), parts.total(), shown);
    }

    /** Returns what equal failures have in common: all but the numbers of engines and tasks. */
    private static String key(CogridException failure) {
        return failure.getClass().getName() + NUMBERED.matcher(text(failure)).replaceAll("$1");
    }

    private static String text(CogridException failure) {
        return LongText.cut(WHERE.matcher(String.valueOf(failure.getMessage())).replaceFirst(""), MOST_TEXT);
    }

    private static String named(List<Integer> positions, Parts parts) {
        List<Integer> ids =
                positions.stream().limit(MOST_NAMED).map(parts.id()::apply).toList();
        return (ids.size() == 1 ? parts.noun() + " " + ids.get(0) : parts.noun() + "s " + ids)
                + (positions.size() > ids.size() ? " and " + (positions.size() - ids.size()) + " more" : "");
    }
}
