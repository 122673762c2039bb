package org.cogrid.client.internal.grid;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets threads wait until a claim holds. Thread-safe. */
final class News {
    /** Waits until the claim holds; it is checked at each {@linkplain #tell}. True if it holds. */
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

    /** Makes waiting threads check their claims. Call it after the change. */
    synchronized void tell() {
        notifyAll();
    }
}
