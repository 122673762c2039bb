package org.cogrid.client.internal.result;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.regex.Pattern;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.text.LongText;

/** Groups the equal failures of several engines, and tells of them in one exception. */
final class FailureGroups {
    private static final int MOST_GROUPS = 4;
    private static final int MOST_TEXT = 2_000;
    private static final int MOST_ENGINES = 20;

    /** What the message of one task's failure begins with. */
    private static final Pattern WHERE = Pattern.compile("\\Atask -?\\d+ failed on engine \\d+ while ");

    private FailureGroups() {}

    /**
     * Makes the exception for a task.
     *
     * @param verb the task's verb
     * @param failures the failures by position, at least one
     * @param engines the engine of each position
     */
    static CompositeTaskException exception(
            String verb, SortedMap<Integer, CogridException> failures, List<Integer> engines) {
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        failures.forEach((position, failure) -> groups.computeIfAbsent(key(failure, verb), k -> new ArrayList<>())
                .add(position));
        StringBuilder message = new StringBuilder(
                verb + " failed on " + failures.size() + " of " + Counted.of(engines.size(), "engine"));
        List<CogridException> shown = new ArrayList<>();
        for (List<Integer> group : groups.values()) {
            if (shown.size() == MOST_GROUPS) {
                message.append("\n  and ").append(Counted.of(groups.size() - MOST_GROUPS, "other failure"));
                break;
            }
            CogridException first = Objects.requireNonNull(failures.get(group.get(0)));
            shown.add(first);
            message.append("\n  on ").append(named(group, engines)).append(": ").append(text(first));
        }
        return new CompositeTaskException(message.toString(), failures, failures.size(), engines.size(), shown);
    }

    /** Returns what equal failures have in common: all but the numbers of engines and tasks. */
    private static String key(CogridException failure, String verb) {
        return failure.getClass().getName()
                + text(failure).replaceAll("\\b(engine|task|" + Pattern.quote(verb) + ") -?\\d+\\b", "$1");
    }

    private static String text(CogridException failure) {
        return LongText.cut(WHERE.matcher(String.valueOf(failure.getMessage())).replaceFirst(""), MOST_TEXT);
    }

    private static String named(List<Integer> positions, List<Integer> engines) {
        List<Integer> ids =
                positions.stream().limit(MOST_ENGINES).map(engines::get).toList();
        return (ids.size() == 1 ? "engine " + ids.get(0) : "engines " + ids)
                + (positions.size() > ids.size() ? " and " + (positions.size() - ids.size()) + " more" : "");
    }
}
