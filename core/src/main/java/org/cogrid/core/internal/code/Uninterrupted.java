package org.cogrid.core.internal.code;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Grid calls that an interrupt does not end, for threads on which an interrupt is meant for the user's code and not for
 * the grid.
 */
public final class Uninterrupted {
    /** One interrupt ends one attempt. More interrupts than this come from a member that ends and stops its threads. */
    private static final int MOST_ATTEMPTS = 10;

    private Uninterrupted() {}

    /**
     * Makes the call, again if an interrupt has ended it, and restores the interrupt.
     *
     * @param call a call that may be made twice
     */
    public static <T extends @Nullable Object> T call(Supplier<T> call) {
        boolean interrupted = Thread.interrupted();
        try {
            for (int attempt = 1; ; attempt++) {
                try {
                    return call.get();
                } catch (RuntimeException e) {
                    boolean again = Thread.interrupted() | isInterrupt(e);
                    interrupted |= again;
                    if (!again || attempt == MOST_ATTEMPTS) {
                        throw e;
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Like {@link #call}, without a result. */
    public static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    /** Whether {@code failure} is that of a grid call ended by an interrupt. */
    public static boolean isInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
