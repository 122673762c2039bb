package org.cogrid.client.internal.balance;

import java.util.function.Consumer;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** A result that tasks depend on. */
public interface EarlierResult {
    /**
     * Calls {@code callback} on a callback thread when the result has ended; at once if it has. It gets {@code null} for a
     * good end, otherwise the failure, or why the end can't come.
     */
    void whenEnded(Consumer<@Nullable CogridException> callback);

    /** True if it has ended. */
    boolean hasEnded();

    /** Returns the engine of a result that has ended, or -1 if it has several or none. */
    int engineId();

    /** Describes the result. */
    @Override
    String toString();
}
