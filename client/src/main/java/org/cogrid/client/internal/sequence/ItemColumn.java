package org.cogrid.client.internal.sequence;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import org.cogrid.core.internal.task.result.Packed;
import org.jspecify.annotations.Nullable;

/** One sequence, and what was taken of it last. One thread at a time takes. */
abstract class ItemColumn {
    /** True if there is one more element. May run users' code and wait for it. */
    abstract boolean hasNext();

    /** Goes on to the next element. May run users' code and wait for it. */
    abstract void advance();

    /** Keeps that element for {@link #taken}. The caller holds the lock of the items. */
    abstract void keep();

    /** Goes on to the next element and returns it. */
    abstract @Nullable Object next();

    /**
     * Returns the kept elements, as {@link Packed} has them, and forgets them. The caller holds the lock of the items.
     *
     * @param count how many there are
     */
    abstract Object taken(int count);

    /** Makes the column of an array. Numbers of one type stay an array of numbers. */
    static ItemColumn ofArray(Object array) {
        return new OfArray(array);
    }

    /** Makes the column of any other sequence. Numbers of a stream of numbers are not boxed. */
    static ItemColumn of(Iterator<?> elements) {
        if (elements instanceof PrimitiveIterator.OfInt ints) {
            int[] last = new int[1];
            return new OfNumbers(ints, last, () -> last[0] = ints.nextInt());
        } else if (elements instanceof PrimitiveIterator.OfLong longs) {
            long[] last = new long[1];
            return new OfNumbers(longs, last, () -> last[0] = longs.nextLong());
        } else if (elements instanceof PrimitiveIterator.OfDouble doubles) {
            double[] last = new double[1];
            return new OfNumbers(doubles, last, () -> last[0] = doubles.nextDouble());
        }
        return new OfObjects(elements);
    }

    private static final class OfArray extends ItemColumn {
        private final Object array;
        private final int length;
        private int from;
        private int at;

        OfArray(Object array) {
            this.array = array;
            this.length = Array.getLength(array);
        }

        @Override
        boolean hasNext() {
            return at < length;
        }

        @Override
        void advance() {
            at++;
        }

        @Override
        void keep() {}

        @Override
        @Nullable
        Object next() {
            return Array.get(array, at++);
        }

        @Override
        Object taken(int count) {
            int start = from;
            int end = start + count;
            from = end;
            if (array instanceof int[] ints) {
                return Arrays.copyOfRange(ints, start, end);
            } else if (array instanceof long[] longs) {
                return Arrays.copyOfRange(longs, start, end);
            } else if (array instanceof double[] doubles) {
                return Arrays.copyOfRange(doubles, start, end);
            }
            @Nullable Object[] part = new @Nullable Object[count];
            for (int i = 0; i < count; i++) {
                part[i] = Array.get(array, start + i);
            }
            return Packed.of(part);
        }
    }

    private static final class OfNumbers extends ItemColumn {
        private static final int SOME = 16;

        private final Iterator<?> elements;
        private final Object last; // an array of one number
        private final Runnable advance;
        private Object kept;
        private int size;

        /**
         * Makes the column of an iterator of primitive numbers.
         *
         * @param last an array of one such number
         * @param advance takes the next one into that array
         */
        OfNumbers(Iterator<?> elements, Object last, Runnable advance) {
            this.elements = elements;
            this.last = last;
            this.advance = advance;
            this.kept = copy(last, 0, SOME);
        }

        private static Object copy(Object numbers, int count, int length) {
            Object copy = Array.newInstance(numbers.getClass().getComponentType(), length);
            System.arraycopy(numbers, 0, copy, 0, count);
            return copy;
        }

        @Override
        boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        void advance() {
            advance.run();
        }

        @Override
        void keep() {
            if (size == Array.getLength(kept)) {
                kept = copy(kept, size, 2 * size);
            }
            System.arraycopy(last, 0, kept, size++, 1);
        }

        @Override
        @Nullable
        Object next() {
            return elements.next();
        }

        @Override
        Object taken(int count) {
            size = 0;
            return copy(kept, count, count);
        }
    }

    private static final class OfObjects extends ItemColumn {
        private final Iterator<?> elements;
        private @Nullable Object last;
        private final List<@Nullable Object> kept = new ArrayList<>();

        OfObjects(Iterator<?> elements) {
            this.elements = elements;
        }

        @Override
        boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        void advance() {
            last = elements.next();
        }

        @Override
        void keep() {
            kept.add(last);
            last = null;
        }

        @Override
        @Nullable
        Object next() {
            return elements.next();
        }

        @Override
        Object taken(int count) {
            @Nullable Object[] all = kept.toArray();
            kept.clear();
            return Packed.of(all);
        }
    }
}
