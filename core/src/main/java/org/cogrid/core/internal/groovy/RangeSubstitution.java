package org.cogrid.core.internal.groovy;

import groovy.lang.EmptyRange;
import groovy.lang.ObjectRange;
import java.io.Serializable;
import org.cogrid.core.internal.codec.standin.Substitution;
import org.jspecify.annotations.Nullable;

/** Stands in for the ranges that Groovy itself doesn't serialize: those of letters and other objects, and the empty one. */
public final class RangeSubstitution implements Substitution {
    private final Class<?> objects = ObjectRange.class;
    private final Class<?> empty = EmptyRange.class;

    @Override
    public @Nullable Serializable standInFor(Object object) {
        if (object.getClass() == objects) {
            return RangeStandIn.of((ObjectRange) object);
        }
        return object.getClass() == empty ? RangeStandIn.of((EmptyRange<?>) object) : null;
    }
}
