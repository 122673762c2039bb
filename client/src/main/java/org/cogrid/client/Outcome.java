package org.cogrid.client;

import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.LongText;
import org.jspecify.annotations.Nullable;

/**
 * How one part of a {@link MultiResult} ended: with a value or with a failure.
 *
 * @param position the part's position in the result, from 0
 * @param engineId the engine that it was sent to
 * @param value its value, which may be {@code null}; {@code null} after a failure
 * @param failure why it failed, or {@code null}
 * @param <R> the type of the value
 */
public record Outcome<R extends @Nullable Object>(
        int position,
        int engineId,
        @Nullable R value,
        @Nullable CogridException failure) {
    private static final int MOST_FAILURE_TEXT = 2_000;

    /** Returns true if the part ended with a value. */
    public boolean isOk() {
        return failure == null;
    }

    /** Returns the value, or throws the failure. */
    @SuppressWarnings("NullAway") // the value is null only where R allows it
    public R get() {
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    /** Describes the outcome: {@code <Outcome 1 on engine 2: 42>}. A long failure loses its middle. */
    @Override
    public String toString() {
        return "<Outcome " + position + " on engine " + engineId + ": "
                + (failure == null
                        ? String.valueOf(value)
                        : LongText.cut(String.valueOf(failure.getMessage()), MOST_FAILURE_TEXT))
                + ">";
    }
}
