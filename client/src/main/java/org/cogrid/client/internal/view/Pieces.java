package org.cogrid.client.internal.view;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.cogrid.client.internal.sequence.Items;
import org.jspecify.annotations.Nullable;

/** Cuts sequences into contiguous pieces, and joins such pieces. */
final class Pieces {
    private Pieces() {}

    /**
     * Cuts a sequence.
     *
     * @return as many pieces as {@code count}: arrays of the same type for an array, otherwise lists
     * @throws IllegalArgumentException when it is no sequence
     */
    static List<Object> cut(@Nullable Object sequence, int count) {
        Object whole = arrayOrList(sequence);
        List<Object> pieces = new ArrayList<>(count);
        int[] ends = ends(length(whole), count);
        for (int i = 0; i < count; i++) {
            pieces.add(part(whole, i == 0 ? 0 : ends[i - 1], ends[i]));
        }
        return pieces;
    }

    /** Cuts a list into parts of it. */
    static <T> List<List<T>> blocks(List<T> whole, int count) {
        List<List<T>> blocks = new ArrayList<>(count);
        int from = 0;
        for (int end : ends(whole.size(), count)) {
            blocks.add(whole.subList(from, end));
            from = end;
        }
        return blocks;
    }

    /** Returns where each of the pieces ends. The first ones are longer by one where that is needed. */
    private static int[] ends(int length, int count) {
        int[] ends = new int[count];
        for (int i = 0; i < count; i++) {
            ends[i] = (i == 0 ? 0 : ends[i - 1]) + length / count + (i < length % count ? 1 : 0);
        }
        return ends;
    }

    /** Returns the length of a piece. */
    static int length(Object piece) {
        return piece instanceof List<?> list ? list.size() : Array.getLength(piece);
    }

    /** Joins pieces: arrays of one type give such an array, lists give a list. Anything else is an element as it is. */
    static Object join(List<?> pieces) {
        if (pieces.stream().allMatch(List.class::isInstance)) {
            List<@Nullable Object> all = new ArrayList<>();
            pieces.forEach(piece -> all.addAll((List<?>) piece));
            return all;
        }
        Class<?> component = componentOf(pieces.get(0));
        return component != null && pieces.stream().allMatch(piece -> componentOf(piece) == component)
                ? joinedArray(component, pieces)
                : new ArrayList<>(pieces);
    }

    /** Returns the type of an array's elements; null for anything else. */
    private static @Nullable Class<?> componentOf(@Nullable Object value) {
        return value == null ? null : value.getClass().getComponentType();
    }

    private static Object joinedArray(Class<?> component, List<?> pieces) {
        Object all = Array.newInstance(
                component, pieces.stream().mapToInt(Array::getLength).reduce(0, Math::addExact));
        int at = 0;
        for (Object piece : pieces) {
            System.arraycopy(piece, 0, all, at, Array.getLength(piece));
            at += Array.getLength(piece);
        }
        return all;
    }

    private static Object arrayOrList(@Nullable Object sequence) {
        if (sequence != null && sequence.getClass().isArray()) {
            return sequence;
        }
        if (sequence instanceof IntStream ints) {
            return ints.toArray();
        }
        if (sequence instanceof LongStream longs) {
            return longs.toArray();
        }
        if (sequence instanceof DoubleStream doubles) {
            return doubles.toArray();
        }
        List<@Nullable Object> all = new ArrayList<>();
        Items.elements(sequence, "scatter cuts").forEachRemaining(all::add);
        return all;
    }

    private static Object part(Object whole, int from, int to) {
        if (whole instanceof List<?> list) {
            return new ArrayList<>(list.subList(from, to)); // of a list made here
        }
        Object part = Array.newInstance(whole.getClass().getComponentType(), to - from);
        System.arraycopy(whole, from, part, 0, to - from);
        return part;
    }

    /** Checks that there is one value for each engine. */
    static void checkCount(Collection<?> values, List<Integer> engines) {
        if (values.size() != engines.size()) {
            throw new IllegalArgumentException("putEach needs one value for each engine: there are " + values.size()
                    + " for " + engines.size() + " engines " + engines);
        }
    }
}
