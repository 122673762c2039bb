package org.cogrid.client.internal.groovy;

import com.hazelcast.map.IMap;
import groovy.lang.Closure;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.jspecify.annotations.Nullable;

/**
 * Makes a grid map a map for Groovy, whose closures of two parameters get keys and values. It is also an {@link Iterable}
 * of its entries, and of two methods for these two types Groovy would take either.
 */
@SuppressWarnings({"unchecked", "rawtypes"}) // Groovy's own methods are as they are
public final class GridMapEntries {
    private GridMapEntries() {}

    /** Returns the value of a key, {@code orders[42]}, and not the entry at that place. */
    public static <V> @Nullable V getAt(IMap<?, V> map, int key) {
        return map.get(key);
    }

    public static <K, V> Map<K, V> each(IMap<K, V> map, Closure<?> action) {
        return DefaultGroovyMethods.each((Map<K, V>) map, action);
    }

    public static <K, V> Map<K, V> eachWithIndex(IMap<K, V> map, Closure<?> action) {
        return DefaultGroovyMethods.eachWithIndex((Map<K, V>) map, action);
    }

    public static <T> List<T> collect(IMap<?, ?> map, Closure<T> function) {
        return DefaultGroovyMethods.collect((Map) map, function);
    }

    public static <T> Collection<T> collectMany(IMap<?, ?> map, Closure<? extends Collection<? extends T>> function) {
        return DefaultGroovyMethods.collectMany((Map) map, (Closure) function);
    }

    public static Map<?, ?> collectEntries(IMap<?, ?> map, Closure<?> function) {
        return DefaultGroovyMethods.collectEntries((Map) map, function);
    }

    public static <K, V> Map.@Nullable Entry<K, V> find(IMap<K, V> map, Closure<?> condition) {
        return DefaultGroovyMethods.find((Map<K, V>) map, condition);
    }

    public static <K, V> Map<K, V> findAll(IMap<K, V> map, Closure<?> condition) {
        return DefaultGroovyMethods.findAll((Map<K, V>) map, condition);
    }

    public static <T> @Nullable T findResult(IMap<?, ?> map, Closure<T> function) {
        return (T) DefaultGroovyMethods.findResult((Map) map, function);
    }

    public static <T> Collection<T> findResults(IMap<?, ?> map, Closure<T> function) {
        return DefaultGroovyMethods.findResults((Map) map, function);
    }

    public static boolean any(IMap<?, ?> map, Closure<?> condition) {
        return DefaultGroovyMethods.any((Map) map, condition);
    }

    public static boolean every(IMap<?, ?> map, Closure<?> condition) {
        return DefaultGroovyMethods.every((Map) map, condition);
    }

    public static Number count(IMap<?, ?> map, Closure<?> condition) {
        return DefaultGroovyMethods.count((Map) map, condition);
    }

    public static @Nullable Object inject(IMap<?, ?> map, Object first, Closure<?> function) {
        return DefaultGroovyMethods.inject((Map) map, first, function);
    }

    public static <G, K, V> Map<G, Map<K, V>> groupBy(IMap<K, V> map, Closure<G> function) {
        return DefaultGroovyMethods.groupBy((Map<K, V>) map, function);
    }

    public static <K, V> Map.@Nullable Entry<K, V> max(IMap<K, V> map, Closure<?> order) {
        return DefaultGroovyMethods.max((Map<K, V>) map, order);
    }

    public static <K, V> Map.@Nullable Entry<K, V> min(IMap<K, V> map, Closure<?> order) {
        return DefaultGroovyMethods.min((Map<K, V>) map, order);
    }

    public static <K, V> Map<K, V> sort(IMap<K, V> map, Closure<?> order) {
        return DefaultGroovyMethods.sort((Map<K, V>) map, order);
    }
}
