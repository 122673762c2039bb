package org.cogrid.client.internal.grid;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets threads wait until something holds. Thread-safe. */
final class News {
    /** Waits until the claim holds, which is looked at whenever somebody {@linkplain #tell tells}; says whether it does. */
    synchronized boolean await(BooleanSupplier claim, long deadlineNanos) throws InterruptedException {
        while (!claim.getAsBoolean()) {
            long rest = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (rest <= 0) {
                return false;
            }
            wait(rest);
        }
        return true;
    }

    /** What some wait for may hold now: to be called after the change. */
    synchronized void tell() {
        notifyAll();
    }
}
