package org.cogrid.core.internal.task;

import java.io.Serializable;
import java.util.Map;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/**
 * Runs a task if its condition is true on this engine; otherwise fails with {@link Declined}.
 *
 * @param condition a function without parameters that returns a boolean, as that of an {@link ApplyTask}
 * @param task the task
 */
public record GuardedTask(Object condition, Task task) implements Task, Serializable {
    private static final Object[] NOTHING = {};

    /** The task did not run, because its condition is false on this engine. */
    public static final class Declined extends CogridException {
        private static final long serialVersionUID = 1L;

        Declined(int engineId) {
            super("the task's condition is false on engine " + engineId);
        }
    }

    @Override
    public String kind() {
        return task.kind();
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        Object answer = context.call(condition, NOTHING, Map.of());
        if (!(answer instanceof Boolean holds)) {
            throw new IllegalArgumentException(
                    "the task's condition (where) must return true or false, and it returned "
                            + (answer == null
                                    ? "null"
                                    : "a value of " + answer.getClass().getTypeName()));
        }
        if (!holds) {
            throw new Declined(context.engine().id());
        }
        return task.run(context);
    }
}
