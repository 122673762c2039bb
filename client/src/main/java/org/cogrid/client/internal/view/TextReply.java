package org.cogrid.client.internal.view;

import java.util.function.Function;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.jspecify.annotations.Nullable;

/** What an engine answered to a text, with the output that came while it ran. */
record TextReply(
        String task, ExecuteResult result, String stdout, String stderr, Function<Encoded, @Nullable Object> decoder)
        implements ExecuteReply {
    static ExecuteReply of(TaskHandle handle, @Nullable Object outcome, Function<Encoded, @Nullable Object> decoder) {
        if (!(outcome instanceof ExecuteResult result)) {
            throw new IllegalStateException("the engine answered a text with " + outcome);
        }
        TaskMetadata metadata = handle.metadata();
        return new TextReply(
                handle.kind() + " " + handle.taskId(), result, metadata.stdout(), metadata.stderr(), decoder);
    }

    @Override
    public @Nullable String type() {
        return result.type();
    }

    @Override
    public String text() {
        return result.text();
    }

    @Override
    public @Nullable Object value() {
        Encoded value = result.value();
        if (value == null) {
            throw new CogridException("the last value of " + task + " (" + type()
                    + ") did not come along: " + result.whyNoValue()
                    + "; assign it to a variable and use the variable on the engine");
        }
        return decoder.apply(value);
    }

    @Override
    public String toString() {
        return type() == null ? "<ExecuteReply: no value>" : "<ExecuteReply " + type() + ": " + text() + ">";
    }
}
