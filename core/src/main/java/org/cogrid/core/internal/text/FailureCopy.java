package org.cogrid.core.internal.text;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A copy of a failure for a log. It prints like the original, with its causes, but runs no code of the original's
 * class.
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

    /** Makes a copy. */
    public static Throwable of(Throwable failure) {
        return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private static FailureCopy of(Throwable failure, Set<Throwable> met) {
        met.add(failure);
        Throwable cause = FailureText.cause(failure);
        FailureCopy copy = new FailureCopy(
                FailureText.of(failure),
                cause != null && isNext(cause, met) ? of(cause, met) : null,
                FailureText.frames(failure));
        for (Throwable suppressed : failure.getSuppressed()) {
            if (isNext(suppressed, met)) {
                copy.addSuppressed(of(suppressed, met));
            }
        }
        return copy;
    }

    /**
     * Whether {@code failure} is the next new cause. A failure may be its own cause through others, and may return a
     * new cause each time.
     */
    private static boolean isNext(Throwable failure, Set<Throwable> met) {
        return met.size() < MOST_FAILURES && !met.contains(failure);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this; // the copy has the original's frames
    }

    @Override
    public String toString() {
        return text;
    }
}
