package org.cogrid.client.internal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.aggregation.Aggregators;
import com.hazelcast.map.EntryProcessor;
import com.hazelcast.map.IMap;
import com.hazelcast.map.MapInterceptor;
import com.hazelcast.projection.Projection;
import com.hazelcast.query.Predicate;
import com.hazelcast.query.Predicates;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.io.Serializable;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;

class GridMapTest {
    private final List<List<Object>> called = new ArrayList<>();
    private RuntimeException failure;

    /** Notes down what it is called with. */
    @SuppressWarnings("unchecked")
    private final IMap<Object, Object> hazelcasts = (IMap<Object, Object>) Proxy.newProxyInstance(
            GridMapTest.class.getClassLoader(), new Class<?>[] {IMap.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("getName")) {
                    return "orders";
                }
                List<Object> call = new ArrayList<>(List.of(method.getName()));
                call.addAll(Arrays.asList(arguments));
                called.add(call);
                if (failure != null) {
                    throw failure;
                }
                return null;
            });

    private final IMap<Object, Object> map =
            GridMap.of(hazelcasts, (what, thrown) -> new CogridException(what, thrown));

    private void assertRefused(ThrowingCallable call, String... texts) {
        assertThatThrownBy(call)
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("would run at the members")
                .hasMessageContaining("Engine.current().hazelcast().getMap('orders')")
                .hasMessageContainingAll(texts.length == 0 ? new String[] {"this "} : texts);
        assertThat(called).isEmpty();
    }

    @Test
    void functionsOfAProgramForTheMembersAreRefused() {
        EntryProcessor<Object, Object, Object> processor = entry -> 1;
        Predicate<Object, Object> predicate = entry -> true;
        Projection<Map.Entry<Object, Object>, Object> projection = entry -> 1;

        assertRefused(() -> map.executeOnKey("a", processor), "executeOnKey: this EntryProcessor");
        assertRefused(() -> map.executeOnKeys(Set.of("a"), processor));
        assertRefused(() -> map.submitToKey("a", processor));
        assertRefused(() -> map.executeOnEntries(processor));
        assertRefused(() -> map.executeOnEntries(processor, Predicates.alwaysTrue()));
        assertRefused(() -> map.keySet(predicate), "com.hazelcast.query.Predicates", "choose among what you have read");
        assertRefused(() -> map.values(predicate));
        assertRefused(() -> map.entrySet(predicate));
        assertRefused(() -> map.removeAll(predicate));
        assertRefused(() -> map.project(projection), "com.hazelcast.projection.Projections");
        assertRefused(() -> map.addInterceptor(new Interceptor()), "MapInterceptor");
    }

    @Test
    void functionsOfAProgramInsideOfHazelcastsPredicatesAreRefusedToo() {
        Predicate<Object, Object> own = entry -> true;
        Predicate<Object, Object> hazelcasts = Predicates.equal("this", 1);

        assertRefused(() -> map.keySet(Predicates.and(hazelcasts, own)), "this Predicate");
        assertRefused(() -> map.keySet(Predicates.or(hazelcasts, Predicates.not(own))), "this Predicate");
        assertRefused(() -> map.values(Predicates.partitionPredicate("a", own)), "this Predicate");
        assertRefused(() -> map.values(Predicates.pagingPredicate(own, 3)), "this Predicate");
        assertRefused(
                () -> map.values(Predicates.pagingPredicate((one, other) -> 0, 3)),
                "this Comparator",
                "sort what you have read");
        map.values(Predicates.and(hazelcasts, Predicates.not(Predicates.pagingPredicate(hazelcasts, 3))));
    }

    private static final class Interceptor implements MapInterceptor {
        private static final long serialVersionUID = 1L;

        @Override
        public Object interceptGet(Object value) {
            return value;
        }

        @Override
        public void afterGet(Object value) {}

        @Override
        public Object interceptPut(Object oldValue, Object newValue) {
            return newValue;
        }

        @Override
        public void afterPut(Object value) {}

        @Override
        public Object interceptRemove(Object removedValue) {
            return removedValue;
        }

        @Override
        public void afterRemove(Object oldValue) {}
    }

    @Test
    void hazelcastsOwnPredicatesAndAggregatorsAreSent() {
        Predicate<Object, Object> predicate = Predicates.equal("this", 1);
        map.keySet(predicate);
        map.aggregate(Aggregators.count());

        assertThat(called).extracting(List::size).containsExactly(2, 2);
        assertThat(called.get(0)).contains(predicate);
    }

    @Test
    void keysAndValuesAreSentInTheirPlainForm() {
        map.put(new StringBuilder("a"), List.of(1));
        map.get(new StringBuilder("a"));
        map.putAll(Map.of(new StringBuilder("a"), List.of(1)));
        map.getAll(Set.of(List.of(1)));

        assertThat(called.get(0)).containsExactly("put", "a", new ArrayList<>(List.of(1)));
        assertThat(called.get(0).get(2)).isExactlyInstanceOf(ArrayList.class);
        assertThat(called.get(1)).containsExactly("get", "a");
        assertThat(called.get(2).get(1))
                .isExactlyInstanceOf(LinkedHashMap.class)
                .isEqualTo(Map.of("a", List.of(1)));
        assertThat(called.get(3).get(1)).isExactlyInstanceOf(LinkedHashSet.class);
    }

    interface SerializableFunction extends Function<Object, Object>, Serializable {}

    interface SerializableBiFunction extends BiFunction<Object, Object, Object>, Serializable {}

    @Test
    @SuppressWarnings("unchecked")
    void functionsOfOneKeyRunHereAndGivePlainValues() {
        map.computeIfAbsent("a", (SerializableFunction) key -> List.of(key));
        map.replaceAll((SerializableBiFunction) (key, value) -> List.of(key));

        Object absent = called.get(0).get(2);
        Object replaced = called.get(1).get(1);
        assertThat(List.of(absent, replaced)).noneMatch(Serializable.class::isInstance);
        assertThat(((Function<Object, Object>) absent).apply(1)).isExactlyInstanceOf(ArrayList.class);
        assertThat(((BiFunction<Object, Object, Object>) replaced).apply(1, 2)).isExactlyInstanceOf(ArrayList.class);
    }

    @Test
    void failuresNameTheMethodAndTheMap() {
        failure = new TargetDisconnectedException("gone");
        assertThatThrownBy(() -> map.put("a", 1))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("put of the grid map 'orders' failed")
                .hasMessageContaining("unknown whether");
        failure = new IllegalStateException("other");
        assertThatThrownBy(() -> map.put("a", 1))
                .isInstanceOf(CogridException.class)
                .hasCause(failure);
    }

    @Test
    void itIsEqualToItselfAndAskedForAnyObject() {
        failure = new IllegalStateException("Hazelcast's map is asked");

        assertThatThrownBy(() -> map.equals(java.time.Instant.EPOCH)).hasCause(failure);
        assertThat(called).containsExactly(List.of("equals", java.time.Instant.EPOCH));
    }
}
