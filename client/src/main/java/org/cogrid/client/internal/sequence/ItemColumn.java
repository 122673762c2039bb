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

    /** Makes the column of any other sequence. */
    static ItemColumn of(Iterator<?> elements) {
        return elements instanceof PrimitiveIterator.OfInt ints ? new OfInts(ints) : new OfObjects(elements);
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

    private static final class OfInts extends ItemColumn {
        private static final int SOME = 16;

        private final PrimitiveIterator.OfInt elements;
        private int last;
        private int[] kept = new int[SOME];
        private int size;

        OfInts(PrimitiveIterator.OfInt elements) {
            this.elements = elements;
        }

        @Override
        boolean hasNext() {
            return elements.hasNext();
        }

        @Override
        void advance() {
            last = elements.nextInt();
        }

        @Override
        void keep() {
            if (size == kept.length) {
                kept = Arrays.copyOf(kept, 2 * size);
            }
            kept[size++] = last;
        }

        @Override
        Object next() {
            return elements.next();
        }

        @Override
        Object taken(int count) {
            size = 0;
            return Arrays.copyOf(kept, count);
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
