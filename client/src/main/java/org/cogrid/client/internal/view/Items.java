package org.cogrid.client.internal.view;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Takes the items of a map from its sequences. */
final class Items {
    private Items() {}

    /**
     * Takes an item of each sequence at a time, until the shortest ends.
     *
     * @return the arguments of each call
     * @throws IllegalArgumentException when a sequence is none, or the known lengths differ
     */
    static List<@Nullable Object[]> inStep(List<?> sequences) {
        List<Integer> known = sequences.stream()
                .map(Items::knownLength)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (known.size() > 1) {
            throw new IllegalArgumentException("the sequences of a map must have the same length, and these have "
                    + sequences.stream()
                            .map(sequence -> String.valueOf(Objects.requireNonNullElse(knownLength(sequence), "?")))
                            .toList());
        }
        List<? extends Iterator<?>> iterators =
                sequences.stream().map(Items::iterator).toList();
        List<@Nullable Object[]> rows = new ArrayList<>();
        int most = known.isEmpty() ? Integer.MAX_VALUE : known.get(0);
        while (rows.size() < most && iterators.stream().allMatch(Iterator::hasNext)) {
            rows.add(iterators.stream().map(Iterator::next).toArray());
        }
        return rows;
    }

    private static @Nullable Integer knownLength(@Nullable Object sequence) {
        if (sequence instanceof Collection<?> collection) {
            return collection.size();
        }
        return sequence != null && sequence.getClass().isArray() ? Array.getLength(sequence) : null;
    }

    private static Iterator<?> iterator(@Nullable Object sequence) {
        if (sequence != null && sequence.getClass().isArray()) {
            return IntStream.range(0, Array.getLength(sequence))
                    .mapToObj(i -> Array.get(sequence, i))
                    .iterator();
        }
        return Pieces.elements(sequence, "map takes");
    }
}
