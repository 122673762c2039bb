package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.aggregation.impl.AggregatorDataSerializerHook;
import com.hazelcast.client.impl.protocol.codec.holder.PagingPredicateHolder;
import com.hazelcast.internal.serialization.Data;
import com.hazelcast.projection.impl.ProjectionDataSerializerHook;
import com.hazelcast.query.impl.predicates.PredicateDataSerializerHook;
import java.util.Optional;
import java.util.function.Function;
import org.cogrid.core.internal.wire.WireTypes;

/**
 * Rules for messages that carry an object which members deserialize and call. They tell Hazelcast's own objects from a
 * program's by the factory that makes them.
 */
final class Carried {
    private static final String REMEDY = ", which would run at the members: use those of Hazelcast, such as ";

    private Carried() {}

    static Rule predicate(int part) {
        return message -> predicate(message.data(part));
    }

    static Rule aggregator(int part) {
        return message -> message.data(part).isOf(AggregatorDataSerializerHook.F_ID)
                ? Optional.empty()
                : Optional.of("This is an aggregator of the program's own" + REMEDY + "Aggregators.count()");
    }

    static Rule projection(int part) {
        return message -> message.data(part).isOf(ProjectionDataSerializerHook.F_ID)
                ? Optional.empty()
                : Optional.of(
                        "This is a projection of the program's own" + REMEDY + "Projections.singleAttribute('a')");
    }

    /** Lets queries by pages pass, whose predicates and comparator are carried in a holder. */
    static Rule pages(Function<IncomingMessage, PagingPredicateHolder> holder) {
        return message -> {
            PagingPredicateHolder pages = holder.apply(message);
            if (pages.getComparatorData() != null) {
                return Optional.of("This query has a comparator, which would run at the members:"
                        + " leave it out, and sort what you have read");
            }
            Data predicate = pages.getPredicateData();
            return predicate == null ? Optional.empty() : predicate(message.data(predicate.toByteArray()));
        };
    }

    /** Hazelcast's predicate for pages may carry a comparator; clients send it in a holder. */
    private static Optional<String> predicate(SerializedBytes predicate) {
        int factory = PredicateDataSerializerHook.F_ID;
        return predicate.isOf(factory) && !predicate.isOf(factory, PredicateDataSerializerHook.PAGING_PREDICATE)
                ? Optional.empty()
                : Optional.of("This is a predicate of the program's own" + REMEDY
                        + "Predicates.sql('amount > 5'), or choose among what you have read");
    }

    /** Lets Cogrid's tasks pass, which are known by the serializer that has written them. */
    static Rule tasks(int part) {
        return message -> message.data(part).type() == WireTypes.MESSAGE_TASK ? Optional.empty() : ofTheProgram();
    }

    static Rule cogrids(int part, int classId) {
        return message -> message.data(part).isOf(WireTypes.FACTORY, classId) ? Optional.empty() : ofTheProgram();
    }

    private static Optional<String> ofTheProgram() {
        return Optional.of("This is an object of the program's own, which would run at the members: apply a function"
                + " on an engine, by a view of a Cogrid client");
    }
}
