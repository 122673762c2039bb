package org.cogrid.core.internal.code;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls of the grid that an interrupt does not end, for threads whose interrupt is meant for what they run, not for the grid. */
public final class Uninterrupted {
    /** One interrupt ends one attempt; more would be of a member's threads, which ends. */
    private static final int MOST_ATTEMPTS = 10;

    private Uninterrupted() {}

    /**
     * Calls, again if an interrupt has ended it, and puts the interrupt back.
     *
     * @param call such that it may be made again
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

    /** As {@link #call}, without a result. */
    public static void run(Runnable call) {
        call(() -> {
            call.run();
            return true;
        });
    }

    /** Whether it was an interrupt that ended a call of the grid. */
    public static boolean isInterrupt(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof InterruptedException) {
                return true;
            }
        }
        return false;
    }
}
