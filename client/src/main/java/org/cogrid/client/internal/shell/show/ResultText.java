package org.cogrid.client.internal.shell.show;

import java.util.List;
import java.util.function.Function;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.MultiResult;
import org.cogrid.client.Outcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.texts.EqualValues;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.text.Amounts;
import org.jspecify.annotations.Nullable;

/** Shows a result with its state. */
public final class ResultText {
    private ResultText() {}

    /** Shows it in one line, without its value. */
    public static String of(AsyncResult<?> result) {
        TaskMetadata known = result.metadata();
        String error = known.error() == null ? "" : ": " + known.error();
        return "<" + what(result, known) + ": " + known.status() + ", " + Amounts.time(result.elapsed()) + error + ">";
    }

    private static String what(AsyncResult<?> result, TaskMetadata known) {
        if (result instanceof MultiResult<?> several) {
            List<Integer> engines =
                    several.tasks().stream().map(TaskMetadata::engineId).toList();
            return "MultiResult " + known.kind() + " on engines " + engines;
        }
        return "AsyncResult " + known.kind()
                + (known.engineId() < 0
                        ? " on several engines"
                        : " " + known.taskId() + " on engine " + known.engineId());
    }

    /**
     * Shows it, and if it has ended, a line or more for each different value, with the engines that it is of. Items of a
     * map are of no engine to the reader, so their values are not shown.
     *
     * @param shown shows a value
     */
    static String of(MultiResult<?> result, Function<@Nullable Object, String> shown) {
        if (!result.ready() || result.tasks().size() != result.size()) {
            return of(result);
        }
        EqualValues<String> values = new EqualValues<>();
        for (Outcome<?> outcome : result.outcomes()) {
            Object value = outcome.value();
            String text = outcome.failure() == null ? shown.apply(value) : "failed: " + text(outcome.failure());
            values.add(outcome.engineId(), value == null ? "" : value.getClass().getName(), text, text);
        }
        StringBuilder lines = new StringBuilder(of(result));
        values.show(
                (engines, text) -> lines.append("\n").append(EqualValues.prefixed(EqualValues.prefix(engines), text)));
        return lines.toString();
    }

    private static String text(CogridException failure) {
        return failure instanceof RemoteTaskException remote
                ? ErrorText.remote(remote)
                : String.valueOf(failure.getMessage());
    }
}
