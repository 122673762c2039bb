package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.aggregation.Aggregators;
import com.hazelcast.config.IndexType;
import com.hazelcast.map.IMap;
import com.hazelcast.map.listener.EntryAddedListener;
import com.hazelcast.projection.Projections;
import com.hazelcast.query.PagingPredicate;
import com.hazelcast.query.Predicates;
import com.hazelcast.query.QueryException;
import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.Client;
import org.cogrid.core.CogridException;
import org.cogrid.core.Engine;
import org.cogrid.core.NotSerializableValueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Maps of the grid, whose members are in JVMs of their own. */
class GridMapIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    private IMap<Object, Object> map;

    record Order(String customer, int amount) {}

    @BeforeEach
    void makeMap() {
        map = GRID.client().gridMap("orders");
    }

    @Test
    void aProgramAndEnginesShareAMap() {
        map.put("a", List.of(1, Map.of("when", LocalDate.EPOCH)));

        String read = GRID.e0().applySync(() -> {
            IMap<String, Object> there = Engine.current().hazelcast().getMap("orders");
            there.put("b", 2);
            return there.get("a").toString();
        });

        assertThat(read).isEqualTo("[1, {when=1970-01-01}]");
        assertThat(map.get("a")).isEqualTo(List.of(1, Map.of("when", LocalDate.EPOCH)));
        assertThat((Map<Object, Object>) map).containsOnlyKeys("a", "b");
    }

    @Test
    void hazelcastChoosesEntriesAtTheMembers() {
        map.putAll(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(map.keySet(Predicates.greaterThan("this", 1))).containsExactlyInAnyOrder("b", "c");

        map.clear();
        map.putAll(Map.of(1, new Order("x", 5), 2, new Order("y", 7)));
        assertThat(map.values(Predicates.sql("amount > 5"))).containsExactly(new Order("y", 7));
    }

    @Test
    void membersRefuseNothingThatAMapIsPromisedToDo() throws Exception {
        long refusedBefore = refusedMessages();

        readAndWrite();
        query();
        listen();

        assertThat(refusedMessages()).isEqualTo(refusedBefore);
    }

    private void readAndWrite() throws Exception {
        map.putAll(Map.of("a", 1, "b", 2, "c", 3));
        map.put("d", 4, 1, TimeUnit.HOURS);
        map.put("d", 4, 1, TimeUnit.HOURS, 1, TimeUnit.HOURS);
        map.set("e", 5);
        map.set("e", 5, 1, TimeUnit.HOURS, 1, TimeUnit.HOURS);
        map.putTransient("f", 6, 1, TimeUnit.HOURS);
        map.putTransient("f", 6, 1, TimeUnit.HOURS, 1, TimeUnit.HOURS);
        map.putIfAbsent("g", 7);
        map.putIfAbsent("g", 7, 1, TimeUnit.HOURS, 1, TimeUnit.HOURS);
        map.tryPut("h", 8, 1, TimeUnit.SECONDS);
        map.setTtl("h", 1, TimeUnit.HOURS);
        map.replace("a", 9);
        map.replace("a", 9, 1);
        map.compute("a", (key, value) -> 10);
        map.computeIfAbsent("i", key -> 11);
        map.merge("i", 1, (one, other) -> 12);
        map.replaceAll((key, value) -> value);
        assertThat(map.getAll(Set.of("a", "i"))).isEqualTo(Map.of("a", 10, "i", 12));
        assertThat(map.getAsync("a").toCompletableFuture().get()).isEqualTo(10);
        assertThat(map.getEntryView("a").getValue()).isEqualTo(10);
        assertThat(map.containsKey("a") && map.containsValue(10) && !map.isEmpty())
                .isTrue();
        assertThat((Iterable<?>) map).hasSameSizeAs(map.entrySet()).hasSameSizeAs(map.values());
        map.lock("a");
        assertThat(map.isLocked("a") && map.tryLock("a")).isTrue();
        map.unlock("a");
        map.forceUnlock("a");
        assertThat(map.remove("b", 2) && map.tryRemove("c", 1, TimeUnit.SECONDS) && map.evict("d"))
                .isTrue();
        map.delete("e");
        map.remove("f");
        map.flush();
        map.evictAll();
        map.clear();
    }

    private void query() {
        map.addIndex(IndexType.SORTED, "this");
        map.putAll(Map.of("a", 1, "b", 2, "c", 3));
        assertThat(map.keySet(Predicates.and(Predicates.sql("this > 1"), Predicates.lessThan("this", 3))))
                .containsExactly("b");
        assertThat(map.entrySet(Predicates.in("this", 1, 2))).hasSize(2);
        assertThat(map.keySet(Predicates.partitionPredicate("a", Predicates.equal("this", 1))))
                .containsExactly("a");
        PagingPredicate<Object, Object> pages = Predicates.pagingPredicate(Predicates.greaterEqual("this", 2), 1);
        assertThat(map.values(pages)).hasSize(1);
        pages.nextPage();
        assertThat(map.entrySet(pages)).hasSize(1);
        assertThat(map.keySet(pages)).hasSize(1);
        assertThat((Object) map.aggregate(Aggregators.count())).isEqualTo(3L);
        assertThat((Object) map.aggregate(Aggregators.maxBy("this"), Predicates.lessThan("this", 3)))
                .isEqualTo(Map.entry("b", 2));
        assertThat(map.project(Projections.singleAttribute("this"))).hasSize(3);
        assertThat(map.project(Projections.identity(), Predicates.equal("this", 1)))
                .hasSize(1);
        map.removeAll(Predicates.greaterThan("this", 1));
        assertThat(map.size()).isEqualTo(1);
    }

    private void listen() {
        EntryAddedListener<Object, Object> deaf = event -> {};
        map.removeEntryListener(map.addEntryListener(deaf, "a", true));
        map.removeEntryListener(map.addEntryListener(deaf, Predicates.sql("this > 5"), true));
        map.removeEntryListener(map.addEntryListener(deaf, Predicates.sql("this > 5"), "a", true));
        map.removePartitionLostListener(map.addPartitionLostListener(event -> {}));
        map.destroy();
    }

    private static long refusedMessages() {
        return GRID.client().ids().stream()
                .mapToLong(id -> AnsweredStatus.activity(GRID.client(), id).refusedMessages())
                .sum();
    }

    @Test
    void aQueryThatFailsAtAMemberSaysSo() {
        for (int i = 0; i < 100; i++) { // at both members
            map.put(i, i);
        }
        assertThatThrownBy(() -> map.keySet(Predicates.equal("amount", 5)))
                .isInstanceOf(QueryException.class)
                .hasMessageContaining("amount");
    }

    @Test
    void anEntryThatNoProgramCanReadSaysSoAndCanBeDeleted() {
        GRID.e0()
                .execute(
                        "org.cogrid.core.Engine.current().hazelcast().getMap('orders').put('a', java.time.Instant.EPOCH)")
                .get();

        assertThatThrownBy(() -> map.get("a"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("get of the grid map 'orders' failed")
                .hasMessageContaining("java.time.Ser")
                .hasMessageContaining("delete(key)");
        assertThatThrownBy(() -> map.values())
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("values of the grid map 'orders' failed");

        map.delete("a");
        assertThat(map.get("a")).isNull();
    }

    @Test
    void keysValuesAndEntriesCanBePassedToEngines() {
        map.putAll(Map.of("a", 1, "b", 2));

        assertThat(GRID.e0().applySync((Set<Object> keys) -> keys.contains("b"), map.keySet()))
                .isTrue();
        assertThat(GRID.e0().applySync((Collection<Object> values) -> values.contains(2), map.values()))
                .isTrue();
        assertThat(GRID.e0()
                        .applySync(
                                (Set<Map.Entry<Object, Object>> entries) -> entries.contains(Map.entry("b", 2)),
                                map.entrySet()))
                .isTrue();
    }

    @Test
    void theMapItselfStaysHereAndEnginesHaveItByItsName() {
        assertThatThrownBy(() -> GRID.e0().applySync(orders -> orders.get("a"), map))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("Engine.current().hazelcast().getMap(name)");
    }

    @Test
    void listenersHearOfChangesThatEnginesMake() {
        var heard = new ConcurrentLinkedQueue<Object>();
        map.addEntryListener(
                (EntryAddedListener<Object, Object>) event -> heard.add(event.getKey() + "=" + event.getValue()), true);

        await().atMost(java.time.Duration.ofSeconds(60))
                .untilAsserted(
                        () -> { // a new client may not be connected to all members yet
                            GRID.e1()
                                    .execute(
                                            "org.cogrid.core.Engine.current().hazelcast().getMap('orders').with { put('a' + size(), 1) }")
                                    .get();
                            assertThat(heard)
                                    .isNotEmpty()
                                    .allSatisfy(
                                            text -> assertThat((String) text).matches("a\\d+=1"));
                        });
    }

    @Test
    void groovyTakesItAsAMap() {
        Object seen = groovy("""
                def orders = rc.gridMap('orders')
                def id = 7
                orders["a$id"] = [1, 2]
                orders.b = 3..4
                orders['a7'] = orders['a7'] + 5
                def seen = []
                orders.each { key, value -> seen << "$key $value".toString() }
                for (entry in orders) { seen << entry.key }
                seen.sort() + orders.collect { key, value -> value.size() }.sort() + orders.any { it.value == [3, 4] }
                """);

        assertThat(seen).isEqualTo(Arrays.asList("a7", "a7 [1, 2, 5]", "b", "b [3, 4]", 2, 3, true));
        assertThatThrownBy(() -> groovy("rc.gridMap('orders').keySet { true }"))
                .isInstanceOf(UnsupportedOperationException.class);
    }

    private static Object groovy(String text) {
        return new GroovyShell(new Binding(Map.of("rc", GRID.client()))).evaluate(text);
    }

    @Test
    void anInterruptedCallSaysSo() {
        try (Client other = GRID.cluster().connect()) {
            other.gridMap("orders").lock("a");
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> map.lock("a"))
                    .isInstanceOf(CogridException.class)
                    .hasMessageContaining("interrupted while waiting for lock of the grid map 'orders'");
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void theMapOfAClosedClientSaysSo() {
        IMap<Object, Object> orders;
        try (Client other = GRID.cluster().connect()) {
            orders = other.gridMap("orders");
        }

        assertThatThrownBy(() -> orders.get("a"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("is closed; connect again");
    }
}
