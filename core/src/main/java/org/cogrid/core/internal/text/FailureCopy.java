package org.cogrid.core.internal.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A failure as text, for a log: it prints like the one it was made of, with its causes, but runs no code of its class, and its text
 * may have been edited.
 */
public final class FailureCopy extends Throwable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_FAILURES = 50;

    private final String text;

    private FailureCopy(String text, @Nullable Throwable cause, List<StackTraceElement> frames) {
        super(text, cause);
        this.text = text;
        setStackTrace(frames.toArray(StackTraceElement[]::new));
    }

    /** A copy with the texts it had. */
    public static Throwable of(Throwable failure) {
        return of(failure, UnaryOperator.identity());
    }

    /** A copy whose texts were edited. */
    public static Throwable of(Throwable failure, UnaryOperator<String> edit) {
        return of(failure, edit, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static FailureCopy of(Throwable failure, UnaryOperator<String> edit, Set<Throwable> met) {
        met.add(failure);
        Throwable cause = FailureText.cause(failure);
        FailureCopy copy = new FailureCopy(
                edit.apply(FailureText.of(failure)),
                cause != null && isNext(cause, met) ? of(cause, edit, met) : null,
                FailureText.frames(failure));
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isNext(suppressed, met)) {
                copy.addSuppressed(of(suppressed, edit, met));
            }
        }
        return copy;
    }

    /** Whether this one is new: failures may be their own causes by a detour, and have a new cause each time they are asked. */
    private static boolean isNext(Throwable failure, Set<Throwable> met) {
        return met.size() < MOST_FAILURES && !met.contains(failure);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // its frames are those of the other one
    }

    @Override
    public String toString() {
        return text;
    }
}
