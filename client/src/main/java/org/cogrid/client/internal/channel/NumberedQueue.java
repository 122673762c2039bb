package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A queue whose elements are numbered without gaps. Elements are added at the end and removed at the beginning. Each is
 * found by its number in constant time. Not thread-safe.
 */
final class NumberedQueue<T> {
    private static final int SPARE = 1_024;

    /** The elements from index {@code start} on; those before were removed. */
    private final List<@Nullable T> all = new ArrayList<>();

    private int start;
    /** The number of the first element, or of the next one to be added if the queue is empty. */
    private long first;

    boolean isEmpty() {
        return start == all.size();
    }

    /** Returns the number of the first element, or of the next one to be added if the queue is empty. */
    long first() {
        return first;
    }

    /** Returns the number of the next element to be added. */
    long end() {
        return first + all.size() - start;
    }

    /** Adds an element. Its number is what {@link #end} returned before. */
    void add(T thing) {
        all.add(thing);
    }

    /** Returns the element of a number. */
    T get(long number) {
        return present(index(number));
    }

    /** Replaces the element of a number. */
    void set(long number, T thing) {
        all.set(index(number), thing);
    }

    private T present(int index) {
        return Objects.requireNonNull(all.get(index));
    }

    private int index(long number) {
        if (number < first) {
            throw new IndexOutOfBoundsException("number " + number + " has gone, the first is " + first);
        }
        return Math.toIntExact(number - first) + start;
    }

    /** Removes the elements below a number and calls {@code gone} with each. */
    void removeBelow(long number, Consumer<? super T> gone) {
        while (first < number && !isEmpty()) {
            gone.accept(present(start));
            all.set(start, null);
            start++;
            first++;
        }
        if (start == all.size() || start >= SPARE && start > all.size() / 2) {
            all.subList(0, start).clear();
            start = 0;
        }
    }
}
