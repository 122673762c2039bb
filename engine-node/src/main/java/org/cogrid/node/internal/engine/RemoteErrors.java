package org.cogrid.node.internal.engine;

import java.util.Optional;
import java.util.function.Function;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.codec.Encoded;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.task.RemoteError;
import org.jspecify.annotations.Nullable;

/** Turns a failure into text that always travels, and into the exception itself where that can. */
final class RemoteErrors {
    private static final System.Logger LOG = System.getLogger(RemoteErrors.class.getName());
    private static final int UNNUMBERED = 0;

    private final int engineId;
    private final ValueCodec codec;
    private final Function<Throwable, String> stackText;

    RemoteErrors(int engineId, ValueCodec codec, Function<Throwable, String> stackText) {
        this.engineId = engineId;
        this.codec = codec;
        this.stackText = stackText;
    }

    /** The failure in words. The client puts in the task's number. */
    RemoteError describe(Throwable failure, Stage stage) {
        return new RemoteError(
                stage.toString(), failure.getClass().getName(), message(failure), stack(failure), engineId, UNNUMBERED);
    }

    /** The failure itself, for where its class is known. */
    Optional<Encoded> encode(Throwable failure) {
        try {
            return Optional.of(codec.encode(failure));
        } catch (CogridException e) {
            LOG.log(System.Logger.Level.DEBUG, "an exception travels as text only", e);
            return Optional.empty();
        }
    }

    private static @Nullable String message(Throwable failure) {
        try {
            return failure instanceof LinkageError && failure.getCause() != null
                    ? withCause(failure.getMessage(), failure.getCause())
                    : failure.getMessage();
        } catch (Throwable e) { // user code again
            return "(its getMessage() failed with " + e.getClass().getName() + ")";
        }
    }

    /** A class that can't be used says nothing of why: its cause does. */
    private static String withCause(@Nullable String message, Throwable cause) {
        return (message == null ? "caused by " : message + ", caused by ") + cause;
    }

    private String stack(Throwable failure) {
        try {
            return stackText.apply(failure);
        } catch (Throwable e) { // toString() of a user's exception, or no memory left
            return failure.getClass().getName() + " (its stack could not be printed: "
                    + e.getClass().getName() + ")" + System.lineSeparator();
        }
    }
}
