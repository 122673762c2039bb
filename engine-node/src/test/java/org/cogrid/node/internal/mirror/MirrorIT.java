package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.grid.StoredValue;
import org.junit.jupiter.api.Test;

/** What is copied to the grid, and when. */
class MirrorIT extends MirrorFixture {
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
    void anotherValueInItsPlaceIsCopiedAtOnce() {
        values.put("a", new Object());
        mirror.flush();
        values.put("a", 1);
        mirror.taskEnded();

        await().untilAsserted(() -> assertThat(map.get("a")).isEqualTo(1));
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
}
