package org.cogrid.client.internal.task;

import java.util.List;
import org.cogrid.core.GroovySource;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.Task;
import org.cogrid.core.internal.text.ClosureNames;
import org.cogrid.core.internal.wire.Piece;
import org.jspecify.annotations.Nullable;

/**
 * A task in its encoded form. Its arguments are those at the time of encoding, and its code is in the grid or on the
 * way there. It can be sent to any engines and any number of times; each time it is a new task.
 *
 * @param kind the verb
 * @param code the code that metadata shows, if any
 * @param manifest names the code that the task needs
 * @param pieces the task's bytes; all its sends share them and what they know of themselves
 */
public record EncodedTask(String kind, @Nullable String code, ContentHash manifest, List<Piece> pieces) {
    private static final int PIECE_BYTES = Piece.bytesFor(Runtime.getRuntime().maxMemory());

    /** Makes the form of a task that was encoded so. */
    public EncodedTask(String kind, @Nullable String code, Encoded body) {
        this(kind, code, body.manifest(), Piece.cut(body.bytes(), PIECE_BYTES));
    }

    /**
     * Encodes a task.
     *
     * @throws org.cogrid.core.NotSerializableValueException when something in it can't travel
     */
    public static EncodedTask of(Task task, ValueCodec codec) {
        return new EncodedTask(task.kind(), codeOf(task), codec.encode(task));
    }

    /** Returns how many bytes the task has. */
    public int size() {
        return pieces.get(0).array().length;
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
