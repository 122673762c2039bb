package org.cogrid.client.internal.task;

import org.cogrid.core.GroovySource;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.text.ClosureNames;
import org.cogrid.core.internal.wire.Body;
import org.jspecify.annotations.Nullable;

/**
 * A task in its encoded form. Its arguments are those at the time of encoding, and its code is in the grid or on the
 * way there. It can be sent to any engines and any number of times; each time it is a new task.
 *
 * @param kind the verb
 * @param code the code that metadata shows, if any
 * @param manifest names the code that the task needs
 * @param body the task's bytes; all its sends share them
 */
public record EncodedTask(String kind, @Nullable String code, ContentHash manifest, Body body) {
    /**
     * Encodes a task.
     *
     * @throws org.cogrid.core.NotSerializableValueException when something in it can't travel
     */
    public static EncodedTask of(Task task, ValueCodec codec) {
        EncodedBody encoded = codec.encodeBody(task);
        return new EncodedTask(task.kind(), codeOf(task), encoded.manifest(), encoded.body());
    }

    /** Returns how many bytes the task has. */
    public int size() {
        return Math.toIntExact(body.size());
    }

    private static @Nullable String codeOf(Task task) {
        if (task instanceof ExecuteTask text) {
            return text.text();
        } else if (task instanceof EvaluateTask text) {
            return text.expression();
        } else if (task instanceof ApplyTask apply) {
            return codeOf(apply.function());
        } else if (task instanceof MapTask map) {
            return codeOf(map.function());
        } else if (task instanceof PullTask pull) {
            return String.join(", ", pull.paths());
        }
        return null;
    }

    private static String codeOf(Object function) {
        return function instanceof GroovySource source
                ? source.text()
                : ClosureNames.inWords(function.getClass().getName());
    }
}
