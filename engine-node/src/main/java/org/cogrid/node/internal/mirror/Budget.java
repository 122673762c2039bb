package org.cogrid.node.internal.mirror;

import java.util.concurrent.TimeUnit;

/**
 * The time that the mirror may spend: 4 % of elapsed time, so that checking and encoding stay under 5 %. Pure; used by
 * one thread.
 *
 * <p>The budget has two purses. Work of up to a millisecond is paid from the first one, so that nothing else can delay
 * it; what overflows goes to the second. Longer work starts when the second purse holds its expected cost.
 */
final class Budget {
    private static final long LONG_WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SMALL_PURSE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    private static final long LARGE_PURSE_NANOS = TimeUnit.SECONDS.toNanos(15);

    private final Purse small = new Purse(0.015, SMALL_PURSE_NANOS);
    private final Purse large = new Purse(0.025, LARGE_PURSE_NANOS);
    private long nowNanos;

    Budget(long nowNanos) {
        this.nowNanos = nowNanos;
    }

    static boolean isLongWork(long costNanos) {
        return costNanos > LONG_WORK_NANOS;
    }

    /** Advances the time, which fills the purses. */
    void advance(long newNowNanos) {
        long passed = Math.max(0, newNowNanos - nowNanos);
        large.add(passed * large.share + small.add(passed * small.share));
        nowNanos += passed;
    }

    /** The longest time until work with this expected cost may start; 0 means now. */
    long waitNanos(long costNanos) {
        return (isLongWork(costNanos) ? large : small).waitNanos(costNanos);
    }

    /** Pays the actual cost of long work. */
    void spend(long costNanos) {
        large.credit -= costNanos;
    }

    /**
     * Pays the actual cost of work that was expected to be short. It counts against the budget up to a full purse, so
     * that such work is limited too.
     */
    void spendAsSmall(long costNanos) {
        long own = Math.min(costNanos, SMALL_PURSE_NANOS);
        small.credit -= own;
        large.credit -= costNanos - own;
    }

    private static final class Purse {
        private final double share;
        private final double capacity;
        private double credit;

        Purse(double share, double capacity) {
            this.share = share;
            this.capacity = capacity;
        }

        /** Fills the purse and returns what did not fit. */
        double add(double nanos) {
            double sum = credit + nanos;
            credit = Math.min(capacity, sum);
            return sum - credit;
        }

        long waitNanos(long costNanos) {
            double missing = Math.min(costNanos, capacity) - credit;
            return missing <= 0 ? 0 : (long) Math.ceil(missing / share);
        }
    }
}
