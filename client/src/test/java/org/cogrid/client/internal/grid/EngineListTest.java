package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.grid.EngineInfo;
import org.cogrid.core.internal.grid.EngineInfo.State;
import org.junit.jupiter.api.Test;

class EngineListTest {
    private static final UUID MEMBER_A = UUID.randomUUID();
    private static final UUID MEMBER_B = UUID.randomUUID();

    private final EngineList list = new EngineList();

    private static EngineInfo engine(int id, State state, UUID member) {
        return new EngineInfo(id, state, member, UUID.randomUUID(), "127.0.0.1:1", 42, Instant.EPOCH, 17, "dev");
    }

    @Test
    void anEngineIsThereWhenItServesAndItsMemberIsInTheGrid() {
        EngineInfo claimed = engine(0, State.CLAIMED, MEMBER_A);
        EngineInfo serving = claimed.in(State.SERVING);

        assertThat(list.members(Set.of(MEMBER_A)).isEmpty()).isTrue();
        assertThat(list.entry(claimed).isEmpty()).isTrue();
        assertThat(list.entry(serving)).isEqualTo(new EngineList.Change(List.of(), List.of(serving)));
        assertThat(list.present()).containsOnlyKeys(0);
    }

    @Test
    void anEngineIsLostWithItsMember() {
        EngineInfo a = engine(1, State.SERVING, MEMBER_A);
        EngineInfo b = engine(0, State.SERVING, MEMBER_B);
        list.members(Set.of(MEMBER_A, MEMBER_B));
        list.allEntries(List.of(a, b));

        assertThat(list.present().keySet()).containsExactly(0, 1);
        assertThat(list.members(Set.of(MEMBER_B))).isEqualTo(new EngineList.Change(List.of(a), List.of()));
        assertThat(list.present()).containsOnlyKeys(0);
    }

    @Test
    void anEngineThatStopsIsLostBeforeItsMemberLeaves() {
        EngineInfo serving = engine(0, State.SERVING, MEMBER_A);
        list.members(Set.of(MEMBER_A));
        list.entry(serving);

        assertThat(list.entry(serving.in(State.STOPPED)).lost()).containsExactly(serving);
    }

    @Test
    void anEngineThatComesBackIsLostAndAppears() {
        EngineInfo before = engine(0, State.SERVING, MEMBER_A);
        EngineInfo after = engine(0, State.SERVING, MEMBER_B);
        list.members(Set.of(MEMBER_A, MEMBER_B));
        list.entry(before);

        assertThat(list.entry(after)).isEqualTo(new EngineList.Change(List.of(before), List.of(after)));
    }

    @Test
    void anEventThatComesLateDoesNotTakeAnEngineBack() {
        EngineInfo serving = engine(0, State.SERVING, MEMBER_A);
        list.members(Set.of(MEMBER_A));
        list.allEntries(List.of(serving));

        assertThat(list.entry(serving.in(State.CLAIMED)).isEmpty()).isTrue();
        assertThat(list.present()).containsOnlyKeys(0);
    }

    @Test
    void aMemberWhoseEngineHasYetToServeIsAwaited() {
        EngineInfo claimed = engine(0, State.CLAIMED, MEMBER_A);

        list.members(Set.of(MEMBER_A));
        assertThat(list.awaitsEngines()).isTrue();
        list.entry(claimed);
        assertThat(list.awaitsEngines()).isTrue();
        list.entry(claimed.in(State.SERVING));
        assertThat(list.awaitsEngines()).isFalse();
        list.entry(claimed.in(State.STOPPED));
        assertThat(list.awaitsEngines()).isFalse();
    }
}
