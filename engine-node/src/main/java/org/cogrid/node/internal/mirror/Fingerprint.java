package org.cogrid.node.internal.mirror;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * A 64-bit hash of the contents of a primitive array, computed as fast as memory is read. It has four lanes, so that
 * their multiplications overlap. It does not protect against malice.
 */
final class Fingerprint {
    private static final long PRIME = 0x9E3779B97F4A7C15L;
    private static final int TURN = 29;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private Fingerprint() {}

    /** The fingerprint of a one-dimensional primitive array. */
    static long of(Object array) {
        if (array instanceof double[] a) {
            return of(a);
        } else if (array instanceof float[] a) {
            return of(a);
        } else if (array instanceof long[] a) {
            return of(a);
        } else if (array instanceof int[] a) {
            return of(a);
        } else if (array instanceof short[] a) {
            return of(a);
        } else if (array instanceof char[] a) {
            return of(a);
        } else if (array instanceof byte[] a) {
            return of(a);
        } else if (array instanceof boolean[] a) {
            return of(a);
        }
        throw new IllegalArgumentException(array.getClass() + " is not a primitive array");
    }

    static long of(double[] a) {
        long p = 1, q = 2, r = 3, s = 4;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            p = step(p, Double.doubleToRawLongBits(a[i]));
            q = step(q, Double.doubleToRawLongBits(a[i + 1]));
            r = step(r, Double.doubleToRawLongBits(a[i + 2]));
            s = step(s, Double.doubleToRawLongBits(a[i + 3]));
        }
        for (; i < a.length; i++) {
            p = step(p, Double.doubleToRawLongBits(a[i]));
        }
        return join(p, q, r, s) ^ tag('D', a.length);
    }

    private static long of(float[] a) {
        long p = 1, q = 2, r = 3, s = 4;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            p = step(p, Float.floatToRawIntBits(a[i]));
            q = step(q, Float.floatToRawIntBits(a[i + 1]));
            r = step(r, Float.floatToRawIntBits(a[i + 2]));
            s = step(s, Float.floatToRawIntBits(a[i + 3]));
        }
        for (; i < a.length; i++) {
            p = step(p, Float.floatToRawIntBits(a[i]));
        }
        return join(p, q, r, s) ^ tag('F', a.length);
    }

    private static long of(long[] a) {
        long p = 1, q = 2, r = 3, s = 4;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            p = step(p, a[i]);
            q = step(q, a[i + 1]);
            r = step(r, a[i + 2]);
            s = step(s, a[i + 3]);
        }
        for (; i < a.length; i++) {
            p = step(p, a[i]);
        }
        return join(p, q, r, s) ^ tag('J', a.length);
    }

    private static long of(int[] a) {
        long p = 1, q = 2, r = 3, s = 4;
        int i = 0;
        for (; i + 4 <= a.length; i += 4) {
            p = step(p, a[i]);
            q = step(q, a[i + 1]);
            r = step(r, a[i + 2]);
            s = step(s, a[i + 3]);
        }
        for (; i < a.length; i++) {
            p = step(p, a[i]);
        }
        return join(p, q, r, s) ^ tag('I', a.length);
    }

    private static long of(short[] a) {
        long p = 1, q = 2;
        int i = 0;
        for (; i + 2 <= a.length; i += 2) {
            p = step(p, a[i]);
            q = step(q, a[i + 1]);
        }
        return join(i < a.length ? step(p, a[i]) : p, q, 3, 4) ^ tag('S', a.length);
    }

    private static long of(char[] a) {
        long p = 1, q = 2;
        int i = 0;
        for (; i + 2 <= a.length; i += 2) {
            p = step(p, a[i]);
            q = step(q, a[i + 1]);
        }
        return join(i < a.length ? step(p, a[i]) : p, q, 3, 4) ^ tag('C', a.length);
    }

    private static long of(boolean[] a) {
        long p = 1, q = 2;
        int i = 0;
        for (; i + 2 <= a.length; i += 2) {
            p = step(p, a[i] ? 1 : 0);
            q = step(q, a[i + 1] ? 1 : 0);
        }
        return join(i < a.length && a[i] ? step(p, 1) : p, q, 3, 4) ^ tag('Z', a.length);
    }

    static long of(byte[] a) {
        long p = 1, q = 2, r = 3, s = 4;
        int i = 0;
        for (; i + 32 <= a.length; i += 32) {
            p = step(p, (long) LONGS.get(a, i));
            q = step(q, (long) LONGS.get(a, i + 8));
            r = step(r, (long) LONGS.get(a, i + 16));
            s = step(s, (long) LONGS.get(a, i + 24));
        }
        for (; i < a.length; i++) {
            p = step(p, a[i]);
        }
        return join(p, q, r, s) ^ tag('B', a.length);
    }

    /**
     * Adds one value to a lane. The rotation makes the top bit count: without it, two changed signs in one lane would
     * cancel out.
     */
    private static long step(long lane, long value) {
        return Long.rotateLeft(lane ^ value, TURN) * PRIME;
    }

    private static long join(long p, long q, long r, long s) {
        long all = step(step(step(step(PRIME, p), q), r), s);
        return (all ^ (all >>> 32)) * PRIME;
    }

    private static long tag(char type, int length) {
        return step(type, length);
    }
}
