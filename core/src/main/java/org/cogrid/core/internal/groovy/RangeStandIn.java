package org.cogrid.core.internal.groovy;

import groovy.lang.EmptyRange;
import groovy.lang.ObjectRange;
import groovy.lang.Range;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * Travels in place of a range, as its two ends.
 *
 * @param from the lower end; that of an empty range may be {@code null}
 * @param to the upper end
 * @param isReverse whether it runs from the upper end to the lower
 * @param isEmpty whether it has no elements, though it has ends
 */
@SuppressWarnings("rawtypes") // Groovy's ranges are raw
record RangeStandIn(@Nullable Comparable from, @Nullable Comparable to, boolean isReverse, boolean isEmpty)
        implements StandIn {
    static RangeStandIn of(ObjectRange range) {
        return new RangeStandIn(range.getFrom(), range.getTo(), range.isReverse(), false);
    }

    static RangeStandIn of(EmptyRange<?> range) {
        return new RangeStandIn(range.getFrom(), range.getTo(), false, true);
    }

    @Override
    public Range<?> restore(Arrival arrival) {
        return isEmpty ? new EmptyRange<Comparable>(from) : new ObjectRange(from, to, isReverse);
    }
}
