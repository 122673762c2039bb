package org.cogrid.core.internal.codec.standin;

import java.io.Serializable;
import java.lang.reflect.Modifier;
import java.nio.file.Path;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Stands in for records and values of the JDK that Java itself doesn't serialize. */
final class JdkSubstitution implements Substitution {
    @Override
    public @Nullable Serializable standInFor(Object object) {
        if (object instanceof Serializable) {
            return null;
        }
        if (object instanceof Record) {
            return RecordStandIn.of((Record) object);
        }
        if (object instanceof Path path) {
            return PathStandIn.of(path);
        }
        return isOfJdk(object) ? standInForJdk(object) : null;
    }

    private static @Nullable Serializable standInForJdk(Object object) {
        if (object instanceof Optional<?> optional) {
            return new OptionalStandIn(OptionalStandIn.Kind.OBJECT, optional.orElse(null));
        }
        if (object instanceof OptionalInt optional) {
            return new OptionalStandIn(OptionalStandIn.Kind.INT, optional.isPresent() ? optional.getAsInt() : null);
        }
        if (object instanceof OptionalLong optional) {
            return new OptionalStandIn(OptionalStandIn.Kind.LONG, optional.isPresent() ? optional.getAsLong() : null);
        }
        if (object instanceof OptionalDouble optional) {
            return new OptionalStandIn(
                    OptionalStandIn.Kind.DOUBLE, optional.isPresent() ? optional.getAsDouble() : null);
        }
        if (object instanceof Map.Entry<?, ?> entry) {
            return new SimpleImmutableEntry<>(entry);
        }
        return isView(object) ? copyOf(object) : null;
    }

    /**
     * Whether {@code object} is a view of another collection. Views have classes that users can't name; a collection
     * that users can name may hold more than its elements.
     */
    private static boolean isView(Object object) {
        return !Modifier.isPublic(object.getClass().getModifiers());
    }

    private static @Nullable Serializable copyOf(Object object) {
        if (object instanceof SortedMap<?, ?> map) {
            return new TreeMap<>(map);
        }
        if (object instanceof Map<?, ?> map) {
            return new LinkedHashMap<>(map);
        }
        if (object instanceof SortedSet<?> set) {
            return new TreeSet<>(set);
        }
        if (object instanceof Set<?> set) {
            return new LinkedHashSet<>(set);
        }
        if (object instanceof Deque<?> deque) {
            return new LinkedList<>(deque);
        }
        return object instanceof Collection<?> collection ? new ArrayList<>(collection) : null;
    }

    private static boolean isOfJdk(Object object) {
        return object.getClass().getClassLoader() == null;
    }
}
