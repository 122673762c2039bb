package org.cogrid.client.internal.channel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Things that are numbered one after the other, without a gap. They come at the end and go at the beginning; each is found by its
 * number at once. Not thread-safe.
 */
final class NumberedQueue<T> {
    private static final int SPARE = 1_024;

    /** From {@code start} on; what is before has gone. */
    private final List<@Nullable T> all = new ArrayList<>();

    private int start;
    /** The number of the first thing that is there, or of the next one to come. */
    private long first;

    boolean isEmpty() {
        return start == all.size();
    }

    /** The number of the first thing; of the next one to come if there is none. */
    long first() {
        return first;
    }

    /** The number of the next thing to come. */
    long end() {
        return first + all.size() - start;
    }

    /** Adds a thing, whose number is {@link #end} until then. */
    void add(T thing) {
        all.add(thing);
    }

    /** The thing of a number that is there. */
    T get(long number) {
        return present(index(number));
    }

    /** Puts another thing in the place of one that is there. */
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

    /** Removes what is numbered below that, telling of each. */
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
