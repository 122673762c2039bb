package org.cogrid.node.internal.mirror;

import java.util.concurrent.TimeUnit;

/**
 * What the mirror may spend: 4 % of elapsed time, so that checking and encoding stay under 5 %. Pure, one thread.
 *
 * <p>Work that takes up to a millisecond is paid from a purse of its own, so that nothing else can hold it up; what that purse
 * can't hold goes to the other. Long work starts when what it will take has been saved up.
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

    /** Time goes on, and the purses fill. */
    void advance(long newNowNanos) {
        long passed = Math.max(0, newNowNanos - nowNanos);
        large.add(passed * large.share + small.add(passed * small.share));
        nowNanos += passed;
    }

    /** How long, at most, until work expected to cost this much may start; 0 is now. */
    long waitNanos(long costNanos) {
        return (isLongWork(costNanos) ? large : small).waitNanos(costNanos);
    }

    /** What long work did cost. */
    void spend(long costNanos) {
        large.credit -= costNanos;
    }

    /** What work cost that was expected to be small: it pays for itself, up to a full purse, or there would be no limit to it. */
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

        /** Returns what there is no room for. */
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
