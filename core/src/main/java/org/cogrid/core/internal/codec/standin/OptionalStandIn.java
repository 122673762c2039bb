package org.cogrid.core.internal.codec.standin;

import java.io.InvalidObjectException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** An {@link Optional} of some kind. It is not a record, because Java's deserialization would cut a cycle through a record. */
final class OptionalStandIn implements StandIn {
    private static final long serialVersionUID = 1L;

    enum Kind {
        OBJECT,
        INT,
        LONG,
        DOUBLE
    }

    private final Kind kind;

    @SuppressWarnings("serial") // what is in it may need a stand-in, too
    private final @Nullable Object value;

    OptionalStandIn(Kind kind, @Nullable Object value) {
        this.kind = kind;
        this.value = value;
    }

    @Override
    public Object restore(Arrival arrival) throws InvalidObjectException {
        if (value instanceof StandIn) {
            throw Cycles.failure("an Optional", null);
        }
        return switch (kind) {
            case OBJECT -> Optional.ofNullable(value);
            case INT -> value == null ? OptionalInt.empty() : OptionalInt.of((Integer) value);
            case LONG -> value == null ? OptionalLong.empty() : OptionalLong.of((Long) value);
            case DOUBLE -> value == null ? OptionalDouble.empty() : OptionalDouble.of((Double) value);
        };
    }
}
