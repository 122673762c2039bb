package org.cogrid.core.internal.hazelcast;

import com.hazelcast.query.PartitionPredicate;
import com.hazelcast.query.impl.predicates.CompoundPredicate;
import com.hazelcast.query.impl.predicates.NotPredicate;
import com.hazelcast.query.impl.predicates.PagingPredicateImpl;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;

/** Looks into Hazelcast's predicates that are made of others, such as {@code Predicates.and(one, other)}. */
public final class PredicateParts {
    private PredicateParts() {}

    /** The predicates of which this one is made, and its comparator. Empty for one that is not made of others. */
    public static Stream<Object> of(Object predicate) {
        if (predicate instanceof CompoundPredicate compound) {
            return Arrays.stream(compound.getPredicates());
        }
        if (predicate instanceof NotPredicate not) {
            return Stream.of(not.getPredicate());
        }
        if (predicate instanceof PartitionPredicate<?, ?> partition) {
            return Stream.of(partition.getTarget());
        }
        return predicate instanceof PagingPredicateImpl<?, ?> pages
                ? Stream.of(pages.getPredicate(), pages.getComparator()).filter(Objects::nonNull)
                : Stream.empty();
    }
}
