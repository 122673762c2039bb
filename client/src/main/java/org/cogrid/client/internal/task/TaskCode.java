package org.cogrid.client.internal.task;

import org.cogrid.core.GroovySource;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.text.ClosureNames;
import org.jspecify.annotations.Nullable;

/** The code that metadata shows for a task. */
final class TaskCode {
    private TaskCode() {}

    static @Nullable String of(Task task) {
        if (task instanceof ExecuteTask text) {
            return text.text();
        } else if (task instanceof EvaluateTask text) {
            return text.expression();
        } else if (task instanceof ApplyTask apply) {
            return of(apply.function());
        } else if (task instanceof MapTask map) {
            return of(map.function());
        } else if (task instanceof PullTask pull) {
            return String.join(", ", pull.paths());
        }
        return null;
    }

    private static String of(Object function) {
        return function instanceof GroovySource source
                ? source.text()
                : ClosureNames.inWords(function.getClass().getName());
    }
}
