package org.cogrid.client.internal.map;

import com.hazelcast.aggregation.Aggregator;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapInterceptor;
import com.hazelcast.nio.serialization.HazelcastSerializationException;
import com.hazelcast.projection.Projection;
import com.hazelcast.query.Predicate;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.hazelcast.PredicateParts;
import org.jspecify.annotations.Nullable;

/**
 * Hazelcast's map as programs get it. Refuses functions that would run at the members, which have none of a program's
 * classes, and values that nobody could read. All else goes to Hazelcast's map unchanged.
 */
public final class GridMap implements InvocationHandler {
    /** What Hazelcast sends to members to be run there. */
    private static final Set<Class<?>> SENT = Set.of(
            EntryProcessor.class,
            MapInterceptor.class,
            Predicate.class,
            Projection.class,
            Aggregator.class,
            Comparator.class);

    private static final String HAZELCAST = "com.hazelcast.";

    private final IMap<?, ?> map;
    private final BiFunction<String, RuntimeException, RuntimeException> explained;

    private GridMap(IMap<?, ?> map, BiFunction<String, RuntimeException, RuntimeException> explained) {
        this.map = map;
        this.explained = explained;
    }

    /**
     * Makes the map for programs.
     *
     * @param explained replaces a failure of Hazelcast that is the connection's to explain, given what was tried
     */
    @SuppressWarnings("unchecked") // a proxy has these types
    public static <K, V> IMap<K, V> of(
            IMap<K, V> map, BiFunction<String, RuntimeException, RuntimeException> explained) {
        return (IMap<K, V>) Proxy.newProxyInstance(
                GridMap.class.getClassLoader(), new Class<?>[] {IMap.class}, new GridMap(map, explained));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] arguments)
            throws Throwable {
        Type[] types = method.getGenericParameterTypes();
        @Nullable Object[] sent = new Object[types.length];
        for (int i = 0; arguments != null && i < sent.length; i++) {
            sent[i] = argument(method, types[i], arguments[i]);
        }
        try {
            return read(method.invoke(map, sent));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? explained(method, failure) : e.getCause();
        } catch (HazelcastSerializationException e) {
            throw explained(method, e);
        }
    }

    /** Hazelcast's keys, values and entries are read when they are looked at, and can't be passed to engines. */
    private static @Nullable Object read(@Nullable Object result) {
        if (!(result instanceof Collection<?> elements)) {
            return result;
        }
        Collection<@Nullable Object> read = elements instanceof Set ? new LinkedHashSet<>() : new ArrayList<>();
        elements.forEach(element -> read.add(
                element instanceof Map.Entry<?, ?> entry
                        ? new AbstractMap.SimpleImmutableEntry<>(entry.getKey(), entry.getValue())
                        : element));
        return read instanceof Set<?> set
                ? Collections.unmodifiableSet(set)
                : Collections.unmodifiableList((List<?>) read);
    }

    private @Nullable Object argument(Method method, Type type, @Nullable Object value) {
        refuseIfSent(method, value);
        if (value instanceof Proxy proxy && Proxy.getInvocationHandler(proxy) instanceof GridMap other) {
            return other.map; // in equals
        }
        if (method.getDeclaringClass() == Object.class) {
            return value; // in equals, which may be asked for any object
        }
        if (isOfEntries(type)) {
            return PlainForm.of(value);
        }
        if (value instanceof BiFunction<?, ?, ?> function) {
            return local(function);
        }
        if (value instanceof Function<?, ?> function) {
            return local(function);
        }
        return value;
    }

    /** Hazelcast sends serializable functions to the members, and calls others here. */
    @SuppressWarnings("NullAway") // the function may return null
    private static <A, B, R> BiFunction<A, B, @Nullable Object> local(BiFunction<A, B, R> function) {
        return (first, second) -> PlainForm.of(function.apply(first, second));
    }

    @SuppressWarnings("NullAway") // the function may return null
    private static <A, R> Function<A, @Nullable Object> local(Function<A, R> function) {
        return argument -> PlainForm.of(function.apply(argument));
    }

    /** True for keys, values, and maps and sets of them. */
    private static boolean isOfEntries(Type type) {
        if (type instanceof ParameterizedType parameterized) {
            return parameterized.getRawType() == Map.class || parameterized.getRawType() == Set.class;
        }
        return !(type instanceof Class<?>) || type == Object.class;
    }

    private void refuseIfSent(Method method, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (value.getClass().getName().startsWith(HAZELCAST)) {
            PredicateParts.of(value).forEach(part -> refuseIfSent(method, part));
            return;
        }
        for (Class<?> kind : SENT) {
            if (kind.isInstance(value)) {
                throw new UnsupportedOperationException(method.getName() + ": this " + kind.getSimpleName()
                        + " would run at the members, which have none of your program's classes. " + remedy(kind)
                        + " where the map is Engine.current().hazelcast().getMap('" + map.getName() + "')");
            }
        }
    }

    private static String remedy(Class<?> kind) {
        if (kind == Comparator.class) {
            return "Leave it out, and sort what you have read, or apply a function on an engine,";
        }
        return Stream.of(Predicate.class, Projection.class, Aggregator.class).anyMatch(kind::equals)
                ? "Use those of Hazelcast, such as " + kind.getPackageName() + "." + kind.getSimpleName()
                        + "s.…, or choose among what you have read, or apply a function on an engine,"
                : "Apply a function on an engine,";
    }

    private RuntimeException explained(Method method, RuntimeException failure) {
        String what = method.getName() + " of the grid map '" + map.getName() + "'";
        if (failure instanceof HazelcastSerializationException) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return new CogridException(
                    what + " failed, as something can't be written or read: " + cause.getMessage()
                            + ". A grid map is for " + PlainForm.EXAMPLES
                            + "; engines that write into it must keep to that, too. delete(key) removes an entry without reading it",
                    failure);
        }
        if (failure instanceof TargetDisconnectedException) {
            return new CogridException(
                    what + " failed, as a member has left the grid meanwhile; it is unknown whether that has changed"
                            + " something: " + failure.getMessage(),
                    failure);
        }
        return explained.apply(what, failure);
    }
}
