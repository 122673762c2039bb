package org.cogrid.node.internal.namespace;

import java.util.concurrent.TimeUnit;

/**
 * What the mirror may spend: 4 % of elapsed time, so that checking and encoding stay under 5 %. Pure, one thread.
 *
 * <p>Work that takes up to a millisecond is paid from a purse of its own, so that one long encoding does not hold up
 * the small ones. Long work may run into debt when its purse is full, and then pays it back; but never so that, since the
 * start, long work alone has had more than its limit.
 */
final class Budget {
    private static final long LONG_WORK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double LONG_WORK_LIMIT = 0.033;

    private static final long SMALL_PURSE_NANOS = TimeUnit.MILLISECONDS.toNanos(15);

    private final Purse small = new Purse(0.015, SMALL_PURSE_NANOS);
    private final Purse large = new Purse(0.025, TimeUnit.MILLISECONDS.toNanos(75));
    private final long startNanos;
    private long longWorkNanos;
    private long nowNanos;

    Budget(long nowNanos) {
        this.startNanos = nowNanos;
        this.nowNanos = nowNanos;
    }

    static boolean isLongWork(long costNanos) {
        return costNanos > LONG_WORK_NANOS;
    }

    /** Time goes on, and the purses fill. */
    void advance(long newNowNanos) {
        long passed = Math.max(0, newNowNanos - nowNanos);
        small.fill(passed);
        large.fill(passed);
        nowNanos += passed;
    }

    /** How long until work expected to cost this much may start; 0 is now. */
    long waitNanos(long costNanos) {
        if (!isLongWork(costNanos)) {
            return small.waitNanos(costNanos);
        }
        double due = (longWorkNanos + costNanos) / LONG_WORK_LIMIT;
        long untilLimit = (long) Math.ceil(due) - (nowNanos - startNanos);
        return Math.max(0, Math.max(untilLimit, large.waitNanos(costNanos)));
    }

    /** What the work did cost. */
    void spend(long costNanos) {
        if (isLongWork(costNanos)) {
            longWorkNanos += costNanos;
            large.credit -= costNanos;
        } else {
            small.credit -= costNanos;
        }
    }

    /** What work cost that was expected to be small: it pays for itself, up to a full purse, or there would be no limit to it. */
    void spendAsSmall(long costNanos) {
        long own = Math.min(costNanos, SMALL_PURSE_NANOS);
        small.credit -= own;
        large.credit -= costNanos - own;
        longWorkNanos += costNanos - own;
    }

    private static final class Purse {
        private final double share;
        private final double capacity;
        private double credit;

        Purse(double share, double capacity) {
            this.share = share;
            this.capacity = capacity;
        }

        void fill(long passedNanos) {
            credit = Math.min(capacity, credit + passedNanos * share);
        }

        long waitNanos(long costNanos) {
            double missing = Math.min(costNanos, capacity) - credit;
            return missing <= 0 ? 0 : (long) Math.ceil(missing / share);
        }
    }
}
