package org.cogrid.client.internal.task;

import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task in its encoded form. Its arguments are those at the time of encoding, and its code is in the grid or on the
 * way there. It can be sent to any engines and any number of times; each time it is a new task.
 *
 * @param kind the verb
 * @param code the code that metadata shows, if any
 * @param body the task's bytes
 */
public record EncodedTask(String kind, @Nullable String code, Encoded body) {
    /**
     * Encodes a task.
     *
     * @throws org.cogrid.core.NotSerializableValueException when something in it can't travel
     */
    public static EncodedTask of(Task task, ValueCodec codec) {
        return new EncodedTask(task.kind(), TaskCode.of(task), codec.encode(task));
    }
}
