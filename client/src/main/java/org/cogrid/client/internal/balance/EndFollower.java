package org.cogrid.client.internal.balance;

import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Calls a callback once when a task has ended, or when the end can't come. Thread-safe. */
public final class EndFollower implements Consumer<@Nullable CogridException> {
    private final BooleanSupplier hasEnded;
    private final Consumer<@Nullable CogridException> callback;
    /** True if an attempt has ended before the task was known to end with it. */
    private boolean early; // guarded by this

    private boolean told; // guarded by this

    /**
     * @param hasEnded true once the task has ended
     */
    public EndFollower(BooleanSupplier hasEnded, Consumer<@Nullable CogridException> callback) {
        this.hasEnded = hasEnded;
        this.callback = callback;
    }

    /** Takes the news that an attempt has ended, or why the end can't come. */
    @Override
    public void accept(@Nullable CogridException problem) {
        if (isTime(problem)) {
            callback.accept(problem);
        }
    }

    private synchronized boolean isTime(@Nullable CogridException problem) {
        boolean over = problem != null || hasEnded.getAsBoolean();
        boolean first = over && !told;
        early |= !over;
        told |= over;
        return first;
    }

    /** True if the news of an attempt came before the end of the task. */
    synchronized boolean wasEarly() {
        return early;
    }
}
