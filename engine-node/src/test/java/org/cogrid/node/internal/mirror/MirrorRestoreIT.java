package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Set;
import org.cogrid.core.VariableInfo.Copy;
import org.cogrid.core.internal.grid.GridNames;
import org.junit.jupiter.api.Test;

/** What an engine finds in the grid when it comes back. */
class MirrorRestoreIT extends MirrorFixture {
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
    void aRestoreThatTheGridRefusesMayBeTriedAgain() {
        values.put("shipped", new Shipped(new int[] {4}));
        mirror.flush();
        FaultyMap faults = new FaultyMap(map);
        map = faults.asMap();
        owned.clear();
        faults.failReads(new HazelcastException("losing members"));
        assertThatThrownBy(() -> start(MirrorSettings.defaults())).isInstanceOf(HazelcastException.class);

        faults.failNoMore();
        mirror.restore();

        assertThat(values.keySet()).containsExactly("shipped");
        assertThat(owned).containsExactly(Set.of(MANIFEST));
        values.remove("shipped");
        mirror.flush();
        mirror.idle();
        assertThat(owned).containsExactly(Set.of(MANIFEST), Set.of());
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
}
