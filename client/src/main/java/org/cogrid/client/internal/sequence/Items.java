package org.cogrid.client.internal.sequence;

import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Takes the items of a map from its sequences, one of each sequence at a time, until the shortest ends. One thread at a time
 * may take.
 */
public final class Items {
    private final List<ItemColumn> columns;
    /** How many there are if all lengths are known, otherwise -1. */
    private final int total;
    /** The most that there can be, by the lengths that are known. */
    private final long most;
    /** The sequences that have to be closed at the end. */
    private final List<BaseStream<?, ?>> streams;

    /** Written by the thread that takes items. */
    private volatile long count;

    private boolean isClosed; // used by the thread that takes items

    private int kept; // guarded by this

    private Items(List<ItemColumn> columns, int total, long most, List<BaseStream<?, ?>> streams) {
        this.columns = columns;
        this.total = total;
        this.most = most;
        this.streams = streams;
    }

    /**
     * How taking items ended.
     *
     * @param isLast true if there are no more
     * @param failure what a sequence has thrown when the next one was taken, or {@code null}
     */
    public record Filled(boolean isLast, @Nullable Throwable failure) {}

    /**
     * Items that were taken.
     *
     * @param columns the arguments, a column for each sequence
     * @param count how many items
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Taken(Object[] columns, int count) {}

    /**
     * Begins to take from these sequences.
     *
     * @throws IllegalArgumentException when a sequence is none, or the known lengths differ
     */
    public static Items of(List<?> sequences) {
        List<@Nullable Integer> lengths =
                sequences.stream().<@Nullable Integer>map(Items::knownLength).toList();
        List<Integer> known =
                lengths.stream().filter(Objects::nonNull).distinct().toList();
        if (known.size() > 1) {
            throw new IllegalArgumentException("the sequences of a map must have the same length, and these have "
                    + lengths.stream()
                            .map(length -> length == null ? "?" : length.toString())
                            .toList());
        }
        List<ItemColumn> columns = sequences.stream().map(Items::column).toList();
        long most = known.isEmpty() ? Long.MAX_VALUE : known.get(0);
        List<BaseStream<?, ?>> streams = new ArrayList<>();
        for (Object sequence : sequences) {
            if (sequence instanceof BaseStream<?, ?> stream) {
                streams.add(stream);
            }
        }
        return new Items(columns, lengths.contains(null) ? -1 : (int) most, most, streams);
    }

    private static @Nullable Integer knownLength(@Nullable Object sequence) {
        if (sequence instanceof Collection<?> collection) {
            return collection.size();
        }
        return sequence != null && sequence.getClass().isArray() ? Array.getLength(sequence) : null;
    }

    private static ItemColumn column(@Nullable Object sequence) {
        return sequence != null && sequence.getClass().isArray()
                ? ItemColumn.ofArray(sequence)
                : ItemColumn.of(elements(sequence, "map takes"));
    }

    /** Returns how many items there are, taken and not; -1 if only the sequences know. */
    public int total() {
        return total;
    }

    /** Returns how many are left; -1 if only the sequences know. */
    public int left() {
        return total < 0 ? -1 : (int) (total - count);
    }

    /** Takes all that are left, as the arguments of each call. Throws what a sequence throws. */
    public List<@Nullable Object[]> rows() {
        List<@Nullable Object[]> rows = new ArrayList<>();
        while (hasNext()) {
            rows.add(columns.stream().map(ItemColumn::next).toArray());
            count++;
        }
        return rows;
    }

    /** Closes the sequences that are streams, as there may be a file behind one. Called by the thread that takes items. */
    public void close() {
        if (!isClosed) {
            isClosed = true;
            streams.forEach(BaseStream::close);
        }
    }

    private boolean hasNext() {
        if (count >= most) {
            return false;
        }
        for (ItemColumn column : columns) {
            if (!column.hasNext()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Takes some items, which {@link #taken} returns, to any thread and while this still takes more. What a sequence
     * throws ends them.
     *
     * @param many how many at most; fewer only at the end, or if the time has passed
     * @param nanos how long it may take, but for the last element that it waits for
     */
    public Filled fill(int many, long nanos) {
        long begun = System.nanoTime();
        try {
            for (int i = 0; i < many && (i == 0 || System.nanoTime() - begun < nanos); i++) {
                if (!hasNext()) {
                    return new Filled(true, null);
                }
                for (ItemColumn column : columns) {
                    column.advance();
                }
                count++;
                keepRow();
            }
            return new Filled(left() == 0, null);
        } catch (Throwable e) { // users' code: the program is told of it
            return new Filled(true, e);
        }
    }

    private synchronized void keepRow() {
        for (ItemColumn column : columns) {
            column.keep();
        }
        kept++;
    }

    /** Returns what was taken since the last call. */
    public synchronized Taken taken() {
        int rows = kept;
        kept = 0;
        return new Taken(columns.stream().map(column -> column.taken(rows)).toArray(), rows);
    }

    /**
     * Returns the elements of a sequence that is no array.
     *
     * @param taking what is done with it, for the message
     * @throws IllegalArgumentException when it is no sequence
     */
    public static Iterator<?> elements(@Nullable Object sequence, String taking) {
        if (sequence instanceof CharSequence || sequence instanceof Path || sequence instanceof Map) {
            throw new IllegalArgumentException(taking + " a sequence, and a "
                    + (sequence instanceof Map
                            ? "map is none: give its entrySet()"
                            : (sequence instanceof Path ? "path" : "text") + " is one value: give a list"));
        }
        if (sequence instanceof Iterable<?> iterable) {
            return iterable.iterator();
        }
        if (sequence instanceof Iterator<?> iterator) {
            return iterator;
        }
        if (sequence instanceof BaseStream<?, ?> stream) {
            return stream.iterator();
        }
        throw new IllegalArgumentException(taking + " an array, an Iterable, an Iterator or a stream, not "
                + (sequence == null ? "null" : "a " + sequence.getClass().getTypeName()));
    }
}
