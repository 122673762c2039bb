package org.cogrid.client.internal.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cogrid.client.call.Call;
import org.cogrid.client.call.MapCall;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.PushTask;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/** Makes the tasks of the verbs that all views have, and checks what the user has given. */
final class ViewTasks {
    private ViewTasks() {}

    /**
     * Makes the task of a call.
     *
     * @param into the variable that keeps the value on the engine, or {@code null}
     */
    static ApplyTask apply(Call<?> call, @Nullable String into) {
        ReferenceParameters.check(call.function(), call.arguments());
        return new ApplyTask(
                CoercedClosures.undone(call.function()), call.arguments().toArray(), call.named(), into);
    }

    /**
     * Makes the task of a map over some of its items.
     *
     * @param first the position of the first of these items
     */
    static Task map(MapCall<?> call, List<@Nullable Object[]> items, int first) {
        if (!items.isEmpty()) {
            ReferenceParameters.check(call.function(), Arrays.asList(items.get(0)));
        }
        return new MapTask(CoercedClosures.undone(call.function()), items.toArray(Object[][]::new), first);
    }

    static Task execute(@Nullable CharSequence text, boolean wholeText) {
        return new ExecuteTask("execute", given(text, "text"), "execute.groovy", wholeText);
    }

    static Task run(Path file, boolean wholeText) {
        return new ExecuteTask("run", ScriptFile.read(file), String.valueOf(file.getFileName()), wholeText);
    }

    static Task evaluate(@Nullable CharSequence expression) {
        String text = given(expression, "expression");
        if (text.isBlank()) {
            throw new IllegalArgumentException("there is no expression to evaluate");
        }
        return new EvaluateTask(text);
    }

    static Task push(Map<? extends CharSequence, ?> variables) {
        return new PushTask(VariableNames.checked(variables));
    }

    /** Makes a task whose value is that of the variable. */
    static Task pull(CharSequence name) {
        return new PullTask(List.of(VariableNames.path(name)), true);
    }

    /** Makes a task whose value is a list of the variables' values. */
    static Task pull(Collection<? extends CharSequence> names) {
        return new PullTask(VariableNames.checked(names), false);
    }

    /** Makes a task as {@link #pull(Collection)} does. */
    static Task pull(CharSequence first, CharSequence second, CharSequence... more) {
        List<CharSequence> names = new ArrayList<>(List.of(first, second));
        names.addAll(Arrays.asList(more));
        return pull(names);
    }

    /** Returns the text; fails if it is null, which Groovy passes for a forgotten argument. */
    private static String given(@Nullable CharSequence text, String what) {
        if (text == null) {
            throw new IllegalArgumentException("no " + what + " was given");
        }
        return text.toString();
    }
}
