package org.cogrid.core.internal.task;

import java.io.Serializable;
import java.util.Map;
import org.cogrid.core.Reference;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function.
 *
 * @param function a lambda, closure, {@code GroovySource} or (a Reference to) a callable value
 * @param arguments its arguments in order
 * @param named its arguments by name
 * @param into the variable that keeps the result on the engine, or {@code null} to send the result back
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record ApplyTask(
        Object function,
        @Nullable Object[] arguments,
        Map<String, @Nullable Object> named,
        @Nullable String into) implements Task, Serializable {
    @Override
    public String kind() {
        return "apply";
    }

    @Override
    public @Nullable Object run(TaskContext context) throws Throwable {
        Object result = context.call(function, arguments, named);
        if (into == null) {
            return result;
        }
        context.write(into, result);
        return new Reference<>(into, context.engine().id());
    }
}
