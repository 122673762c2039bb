package org.cogrid.node.internal.task;

import java.util.Optional;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.text.LongText;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.node.internal.groovy.script.RemoteTrace;
import org.jspecify.annotations.Nullable;

/**
 * Turns a failure into text, which can always travel, and encodes the exception itself if possible. If the failure's
 * own code throws meanwhile, the text says so. The text is bounded.
 */
public final class RemoteErrors {
    /** The largest encoded exception; a larger one would be too much to hold and send for a failure. */
    public static final long MOST_ORIGINAL_BYTES = 1 << 20;

    private static final System.Logger LOG = System.getLogger(RemoteErrors.class.getName());
    private static final int UNNUMBERED = 0;
    private static final int MOST_NAME = 1_000;
    private static final String UNTOLD = "the engine could not report the outcome, most likely because memory ran out:"
            + " look at what the task has left behind, work on less data at once, or " + FullHeap.MORE_FOR_ENGINE;

    private final int engineId;
    private final ValueCodec codec;
    private final CastFailure casts;

    /**
     * @param codec encodes failures, and refuses those larger than {@link #MOST_ORIGINAL_BYTES}
     * @param casts knows the versions of classes
     */
    public RemoteErrors(int engineId, ValueCodec codec, CastFailure casts) {
        this.engineId = engineId;
        this.codec = codec;
        this.casts = casts;
    }

    /** The failure as text. The client adds the task's number. */
    public RemoteError describe(Throwable failure, Stage stage) {
        String message = message(failure);
        return new RemoteError(
                stage.toString(), className(failure), message, stack(failure, message), engineId, UNNUMBERED);
    }

    /** The failure itself, for a client that knows its class. */
    Optional<EncodedBody> encode(Throwable failure) {
        try {
            return Optional.of(codec.encodeBody(failure));
        } catch (Throwable e) { // the exception's own serialization failed, or no memory is left
            LOG.log(System.Logger.Level.DEBUG, "an exception travels as text only: {0}", FailureText.of(e));
            return Optional.empty();
        }
    }

    /** A substitute text, which takes next to no memory, for a failure that could not be described. */
    RemoteError describeUntold(Throwable failure, Stage stage) {
        String name = failure.getClass().getName();
        return new RemoteError(stage.toString(), name, UNTOLD, name, engineId, UNNUMBERED);
    }

    private static String className(Throwable failure) {
        return LongText.cut(FailureText.className(failure), MOST_NAME);
    }

    /** The failure's message, with that of its cause if only the cause says why. */
    private @Nullable String message(Throwable failure) {
        String message = RemoteTrace.message(failure);
        Throwable cause = teller(failure);
        if (cause == null) {
            return message == null ? null : casts.told(failure, message);
        }
        String because = (message == null ? "caused by " : message + ", caused by ") + FailureText.of(cause);
        return LongText.cut(because, FailureText.MOST_CHARACTERS);
    }

    /**
     * The cause that explains the failure: why a class can't be used, or a full heap. Cogrid's own messages contain it
     * already.
     */
    private static @Nullable Throwable teller(Throwable failure) {
        if (failure instanceof LinkageError) {
            return FailureText.cause(failure);
        }
        Throwable full = failure instanceof CogridException ? null : FullHeap.find(failure);
        return full == failure ? null : full;
    }

    private static String stack(Throwable failure, @Nullable String message) {
        try {
            return RemoteTrace.of(failure, message);
        } catch (Throwable e) { // no memory is left
            return failure.getClass().getName() + " (its stack could not be printed: "
                    + e.getClass().getName() + ")" + System.lineSeparator();
        }
    }
}
