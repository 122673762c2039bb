package org.cogrid.core.internal.wire;

/**
 * Tells repeated messages from late ones: it remembers which of the last {@value #WIDTH} numbers have arrived. Not
 * thread-safe; the conversation's lock guards it.
 */
public final class ReplayWindow {
    private static final int WIDTH = 1024;

    private final long[] seen = new long[WIDTH / Long.SIZE];
    private long highest = -1;

    /** Returns whether this number is new, and remembers it. A number too old to tell is refused. */
    public boolean accepts(long number) {
        if (number < 0 || number <= highest - WIDTH) {
            return false;
        }
        forgetUpTo(number);
        int bit = (int) (number % WIDTH);
        long mask = 1L << (bit % Long.SIZE);
        boolean fresh = (seen[bit / Long.SIZE] & mask) == 0;
        seen[bit / Long.SIZE] |= mask;
        return fresh;
    }

    private void forgetUpTo(long number) {
        long from = Math.max(highest + 1, number - WIDTH + 1);
        for (long n = from; n <= number; n++) {
            int bit = (int) (n % WIDTH);
            seen[bit / Long.SIZE] &= ~(1L << (bit % Long.SIZE));
        }
        highest = Math.max(highest, number);
    }
}
