package org.cogrid.client.internal.task;

import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * A task as it travels: its arguments are those of when it was encoded, and its code is on its way to the grid. It can be sent to any
 * engines, and as often as wanted; each time it is a task of its own.
 *
 * @param kind the verb
 * @param code what metadata shows as its code, if anything
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
