package org.cogrid.node.internal.task;

import java.util.Optional;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.text.LongText;
import org.cogrid.core.internal.wire.RemoteError;
import org.cogrid.node.internal.groovy.script.RemoteTrace;
import org.jspecify.annotations.Nullable;

/**
 * Turns a failure into text that always travels, and into the exception itself where that can. What the failure's own code throws
 * meanwhile is told, not thrown, and how much it says is bounded.
 */
public final class RemoteErrors {
    /** More than this of an exception itself would be much to hold and to send for what is only a failure. */
    public static final long MOST_ORIGINAL_BYTES = 1 << 20;

    private static final System.Logger LOG = System.getLogger(RemoteErrors.class.getName());
    private static final int UNNUMBERED = 0;
    private static final int MOST_NAME = 1_000;
    private static final String UNTOLD = "the engine could not tell the outcome, most likely for want of memory:"
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

    /** The failure in words. The client puts in the task's number. */
    RemoteError describe(Throwable failure, Stage stage) {
        String message = message(failure);
        return new RemoteError(
                stage.toString(), className(failure), message, stack(failure, message), engineId, UNNUMBERED);
    }

    /** The failure itself, for where its class is known. */
    Optional<Encoded> encode(Throwable failure) {
        try {
            return Optional.of(codec.encode(failure));
        } catch (Throwable e) { // what the exception's own serialization throws, or no memory left
            LOG.log(System.Logger.Level.DEBUG, "an exception travels as text only: {0}", FailureText.of(e));
            return Optional.empty();
        }
    }

    /** Words for a failure that could not be told in its own, which take next to no memory. */
    RemoteError describeUntold(Throwable failure, Stage stage) {
        String name = failure.getClass().getName();
        return new RemoteError(stage.toString(), name, UNTOLD, name, engineId, UNNUMBERED);
    }

    private static String className(Throwable failure) {
        return LongText.cut(FailureText.className(failure), MOST_NAME);
    }

    /** Some failures do not say why, but their causes do. */
    private @Nullable String message(Throwable failure) {
        String message = RemoteTrace.message(failure);
        Throwable cause = teller(failure);
        if (cause == null) {
            return message == null ? null : casts.told(failure, message);
        }
        String because = (message == null ? "caused by " : message + ", caused by ") + FailureText.of(cause);
        return LongText.cut(because, FailureText.MOST_CHARACTERS);
    }

    /** The cause of a class that can't be used, or the full heap that others wrap. Cogrid's own failures tell of it themselves. */
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
        } catch (Throwable e) { // no memory left
            return failure.getClass().getName() + " (its stack could not be printed: "
                    + e.getClass().getName() + ")" + System.lineSeparator();
        }
    }
}
