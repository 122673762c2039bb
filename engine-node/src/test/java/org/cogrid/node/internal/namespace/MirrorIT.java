package org.cogrid.node.internal.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo;
import org.cogrid.core.VariableInfo.Copy;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.Arrival;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.grid.StoredValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MirrorIT {
    private static final ContentHash MANIFEST = ContentHash.of(new byte[] {1});
    private static final AtomicInteger IDS = new AtomicInteger();
    private static HazelcastInstance grid;

    private final ValueCodec codec = new ValueCodec(GridFixture.space(Shipped.class, MANIFEST), 1 << 20);
    private final List<Set<ContentHash>> owned = new ArrayList<>();
    private final AtomicLong skippedNanos = new AtomicLong();
    private LongSupplier clock = () -> System.nanoTime() + skippedNanos.get();
    private int engineId;
    private IMap<String, Object> map;
    private LiveValues values;
    private Mirror mirror;

    /** Stands for a class that was shipped. */
    record Shipped(int[] data) implements Serializable {}

    /** Counts how often it was encoded. */
    static final class Counted implements Serializable {
        private static final long serialVersionUID = 1L;

        final transient AtomicInteger writes = new AtomicInteger();
        int content;

        private void writeObject(ObjectOutputStream out) throws java.io.IOException {
            writes.incrementAndGet();
            out.defaultWriteObject();
        }

        @Override
        public int hashCode() {
            throw new AssertionError("nobody may call this");
        }

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("nobody may call this");
        }
    }

    @BeforeAll
    static void startGrid() {
        grid = new GridFixture().member();
    }

    @AfterAll
    static void stopGrid() {
        grid.shutdown();
    }

    @BeforeEach
    void startEngine() {
        engineId = IDS.incrementAndGet();
        map = grid.getMap(GridNames.namespace(engineId));
        start(MirrorSettings.defaults());
    }

    private void start(MirrorSettings settings) {
        values = new LiveValues(new FromGrid(map, codec, Arrival.PLAIN));
        mirror = new Mirror(values, map, codec, settings, owned::add, clock);
        mirror.restore();
        passSeconds(60);
    }

    private void stopClock() {
        clock = skippedNanos::get;
        start(MirrorSettings.defaults());
    }

    /** Gives the budget something to spend. */
    private void passSeconds(int seconds) {
        skippedNanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private void idleUntil(org.awaitility.core.ThrowingRunnable claim) {
        await().pollInterval(Duration.ofMillis(1))
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    passSeconds(1);
                    mirror.taskEnded();
                    mirror.idle();
                    claim.run();
                });
    }

    private @Nullable Object copy(String name) {
        return GridCopy.read(grid, engineId, name, codec);
    }

    private VariableInfo info(String name) {
        return mirror.variables().stream()
                .filter(v -> v.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void scalarsStringsAndPrimitiveArraysAreStoredAsThemselves() {
        Map<String, Object> plain = Map.of(
                "i", 1, "d", 2.5, "b", true, "c", 'x', "s", "text", "n", new BigDecimal("1.5"), "a", new double[] {1, 2
                });
        values.putAll(plain);

        mirror.flush();

        assertThat(map.get("a")).isEqualTo(new double[] {1, 2});
        plain.forEach((name, value) -> assertThat(map.get(name)).isEqualTo(value));
    }

    @Test
    void nullAndAllElseComeInAnEnvelope() {
        values.put("nothing", null);
        values.put("list", List.of(1, 2));

        mirror.flush();

        assertThat(map.get("nothing")).isInstanceOf(StoredValue.class);
        assertThat(map.get("list")).isInstanceOf(StoredValue.class);
        assertThat(copy("nothing")).isNull();
        assertThat(copy("list")).isEqualTo(List.of(1, 2));
    }

    @Test
    void aValueIsCopiedAtTheFirstTaskBoundary() {
        values.put("a", 5);

        mirror.taskEnded();

        await().untilAsserted(() -> assertThat(map.get("a")).isEqualTo(5));
    }

    @Test
    void changesInPlaceAreNoticedWhenATaskUsedTheName() {
        values.put("list", new ArrayList<>(List.of(1)));
        values.put("map", new HashMap<>());
        values.put("array", new int[3]);
        values.put("matrix", new double[2][2]);
        mirror.flush();

        ((List<Object>) cast(values.get("list"))).add("new");
        ((Map<Object, Object>) cast(values.get("map"))).put("k", "v");
        ((int[]) cast(values.get("array")))[2] = 7;
        ((double[][]) cast(values.get("matrix")))[1][1] = 7;

        idleUntil(() -> {
            assertThat(copy("list")).isEqualTo(List.of(1, "new"));
            assertThat(copy("map")).isEqualTo(Map.of("k", "v"));
            assertThat(copy("array")).isEqualTo(new int[] {0, 0, 7});
            assertThat(copy("matrix")).isEqualTo(new double[][] {{0, 0}, {0, 7}});
        });
    }

    @Test
    void aChangeByAnotherNameOfTheObjectIsFoundByTheSweep() {
        List<Object> list = new ArrayList<>();
        values.put("a", list);
        values.put("array", new long[1]);
        long[] array = cast(values.get("array"));
        mirror.flush();
        values.takeTouched();

        list.add("by another way");
        array[0] = 1;

        idleUntil(() -> {
            assertThat(copy("a")).isEqualTo(list);
            assertThat(copy("array")).isEqualTo(array);
        });
    }

    @Test
    void flushSeesEveryChange() {
        List<Object> list = new ArrayList<>();
        values.put("a", list);
        mirror.flush();
        list.add(1);

        mirror.flush();

        assertThat(copy("a")).isEqualTo(list);
    }

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        values.put("list", new ArrayList<>(List.of(1)));
        values.put("array", new int[] {1});
        values.put("n", 1_000_000);
        mirror.flush();
        long copies = mirror.statistics().copies();

        values.get("list");
        values.get("array");
        values.put("n", Integer.valueOf(1_000_000));
        mirror.flush();

        assertThat(mirror.statistics().copies()).isEqualTo(copies);
    }

    @Test
    void aValueNobodyUsedIsNotEncodedAtABoundary() {
        stopClock();
        Counted counted = new Counted();
        values.put("counted", counted);
        mirror.flush();
        mirror.idle(); // a round of the sweep
        int writes = counted.writes.get();

        mirror.taskEnded();
        mirror.taskEnded();

        assertThat(counted.writes).hasValue(writes);
    }

    @Test
    void hashCodeAndEqualsOfUserObjectsAreNotCalled() {
        Counted counted = new Counted();
        values.put("counted", counted);
        mirror.flush();
        counted.content = 3;
        mirror.flush();

        assertThat(((Counted) cast(copy("counted"))).content).isEqualTo(3);
    }

    @Test
    void aRemovedVariableLeavesTheGrid() {
        values.put("a", 1);
        values.put("b", List.of());
        mirror.flush();

        values.remove("a");
        values.remove("b");

        idleUntil(() -> assertThat(map.isEmpty()).isTrue());
        assertThat(mirror.variables()).isEmpty();
    }

    @Test
    void clearEmptiesTheGrid() {
        values.put("a", 1);
        values.put("s", new Shipped(new int[1]));
        mirror.flush();
        values.put("b", 1);

        values.clear();
        mirror.clear();

        assertThat(map.isEmpty()).isTrue();
        assertThat(mirror.variables()).isEmpty();
        assertThat(owned.get(owned.size() - 1)).isEmpty();
        values.put("a", 2);
        mirror.flush();
        assertThat(map.get("a")).isEqualTo(2);
    }

    @Test
    void whatCanNotBeEncodedIsLiveOnlyWithTheReason() {
        Thread thread = new Thread(() -> {});
        values.put("thread", thread);
        values.put("ok", 1);

        mirror.flush();

        assertThat(info("thread").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("thread").note()).contains("Thread");
        assertThat(info("thread").age()).isNull();
        assertThat(map.get("ok")).isEqualTo(1);
        assertThatThrownBy(() -> copy("thread"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("live only");
    }

    @Test
    void whatCanNotBeEncodedIsNotTriedAtEveryBoundary() {
        stopClock();
        Counted counted = new Counted();
        values.put("mixed", new ArrayList<>(List.of(counted, new Object())));
        mirror.taskEnded();
        int writes = counted.writes.get();

        for (int task = 0; task < 100; task++) {
            values.get("mixed");
            mirror.taskEnded();
        }

        assertThat(writes).isPositive();
        assertThat(counted.writes).hasValue(writes);
    }

    @Test
    void anotherValueInItsPlaceIsCopiedAtOnce() {
        values.put("a", new Object());
        mirror.flush();
        values.put("a", 1);
        mirror.taskEnded();

        await().untilAsserted(() -> assertThat(map.get("a")).isEqualTo(1));
    }

    @Test
    void whatIsTooLargeOrConfiguredSoStaysLiveOnly() {
        start(new MirrorSettings(100, Set.of("secret")));
        values.put("large", new double[100]);
        values.put("small", new double[10]);
        values.put("secret", 1);

        mirror.flush();

        assertThat(info("large").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("large").note()).contains("800 bytes");
        assertThat(info("secret").note()).contains("configuration");
        assertThat(info("small").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void variablesTellSizesAndAges() {
        values.put("array", new double[100]);
        values.put("n", 1);
        values.put("list", new ArrayList<>());
        mirror.flush();
        passSeconds(5);

        assertThat(info("array").bytes()).isEqualTo(800);
        assertThat(info("array").type()).isEqualTo("double[]");
        assertThat(info("array").copy()).isEqualTo(Copy.CURRENT);
        assertThat(info("array").age()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
        assertThat(info("n").age()).isZero();
        assertThat(mirror.oldestAge()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));

        values.put("n", 2);
        assertThat(info("n").copy()).isEqualTo(Copy.BEHIND);
    }

    @Test
    void codeThatCopiesNeedIsOwnedBeforeTheyAreSentAndLetGoAfter() {
        values.put("a", new Shipped(new int[1]));
        values.put("b", new Shipped(new int[1]));
        mirror.flush();
        assertThat(owned).containsExactly(Set.of(MANIFEST));

        values.put("a", 1);
        values.remove("b");
        mirror.flush();
        mirror.idle();

        assertThat(owned).containsExactly(Set.of(MANIFEST), Set.of());
        assertThat(mirror.manifests()).isEmpty();
    }

    @Test
    void anEngineThatComesBackFindsItsValues() {
        List<Integer> list = List.of(1, 2);
        values.put("list", list);
        values.put("nothing", null);
        values.put("shipped", new Shipped(new int[] {4}));
        values.put("lost", new Object());
        mirror.flush();

        owned.clear();
        start(MirrorSettings.defaults());

        assertThat(values.keySet()).containsExactlyInAnyOrder("list", "nothing", "shipped", "lost");
        assertThat(info("list").copy()).isEqualTo(Copy.GRID_ONLY);
        assertThat(values.get("list")).isEqualTo(list).isSameAs(values.get("list"));
        assertThat(values.get("nothing")).isNull();
        assertThat(((Shipped) cast(values.get("shipped"))).data()).containsExactly(4);
        assertThat(owned).containsExactly(Set.of(MANIFEST));
        assertThat(mirror.lost()).containsExactly("lost");
        assertThatThrownBy(() -> values.get("lost"))
                .hasMessageContaining("'lost' is lost")
                .hasMessageContaining("java.lang.Object");
    }

    @Test
    void aLostNameIsForgottenWhenItIsAssignedOrRemoved() {
        values.put("a", new Object());
        values.put("b", new Object());
        mirror.flush();
        start(MirrorSettings.defaults());

        values.put("a", 1);
        values.remove("b");
        mirror.flush();

        assertThat(mirror.lost()).isEmpty();
        assertThat(map.keySet()).containsExactly("a");
    }

    @Test
    void copiesSurviveTheMemberThatMadeThem() {
        GridFixture other = new GridFixture();
        HazelcastInstance first = other.member();
        HazelcastInstance second = other.member();
        try {
            map = first.getMap(GridNames.namespace(0));
            start(MirrorSettings.defaults());
            for (int i = 0; i < 100; i++) {
                values.put("v" + i, List.of(i));
            }
            mirror.flush();

            first.getLifecycleService().terminate();
            map = second.getMap(GridNames.namespace(0));
            start(MirrorSettings.defaults());

            assertThat(values).hasSize(100);
            assertThat(values.get("v42")).isEqualTo(List.of(42));
        } finally {
            first.getLifecycleService().terminate();
            second.getLifecycleService().terminate();
        }
    }

    @Test
    void aGridThatIsGoneFailsTheFlushButNotTheEngine() {
        HazelcastInstance other = new GridFixture().member();
        map = other.getMap(GridNames.namespace(0));
        start(MirrorSettings.defaults());
        other.getLifecycleService().terminate();

        values.put("a", 1);
        mirror.taskEnded();
        mirror.idle();

        assertThatThrownBy(() -> mirror.flush()).isInstanceOf(CogridException.class);
        assertThat(values.get("a")).isEqualTo(1);
        assertThat(mirror.statistics().failures()).isPositive();
    }

    @Test
    void manyVariablesCostNothingWhenTheyAreNotUsed() {
        IntStream.range(0, 100_000).forEach(i -> values.put("v" + i, i));
        mirror.flush();
        long checks = mirror.statistics().checks();

        values.get("v1");
        mirror.taskEnded();

        assertThat(map.size()).isEqualTo(100_000);
        assertThat(mirror.statistics().checks()).isEqualTo(checks);
    }

    @Test
    void aLargeArrayAndALongListUsedAllTheTimeSettleUnderTheirShare() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        clock = () -> threads.getCurrentThreadCpuTime() + skippedNanos.get();
        skippedNanos.set(0);
        start(MirrorSettings.defaults());
        skippedNanos.set(0);
        values.put("array", new double[12_500_000]);
        values.put("list", new ArrayList<>(IntStream.range(0, 100_000).boxed().toList()));

        // what a copy costs, and how long the grid takes for it, is up to the machine: it has to be paid off at some
        // time
        for (int task = 0; task < 30_000 || (!hasSettled() && task < 5_000_000); task++) {
            skippedNanos.addAndGet(Duration.ofMillis(1).toNanos());
            ((double[]) cast(values.get("array")))[task % 12_500_000]++;
            ((List<Object>) cast(values.get("list"))).set(0, task);
            mirror.taskEnded();
        }

        assertThat(hasSettled()).isTrue();
    }

    private boolean hasSettled() {
        return mirror.statistics().copies() > 3 && mirror.statistics().share() < 0.05;
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(@Nullable Object value) {
        if (value == null) {
            throw new AssertionError("there is no value");
        }
        return (T) value;
    }
}
