package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EngineListTest {
    private static final UUID MEMBER_A = UUID.randomUUID();
    private static final UUID MEMBER_B = UUID.randomUUID();

    private final EngineList list = new EngineList();
    private Instant now = Instant.EPOCH;

    /** Each starts later than those before it. */
    private EngineEntry engine(int id, State state, UUID member) {
        now = now.plusMillis(1);
        return new EngineEntry(
                id, state, member, UUID.randomUUID(), MemberAddress.of("127.0.0.1:1"), 42, now, 17, "dev");
    }

    private EngineList.Change entry(EngineEntry info) {
        return list.entries(List.of(info));
    }

    private static EngineList.Change lost(EngineEntry engine, String why) {
        return new EngineList.Change(List.of(new EngineList.Lost(engine, why)), List.of(), List.of());
    }

    @Test
    void anEngineThatDrainsIsThereUntilItHasStopped() {
        EngineEntry serving = engine(0, State.SERVING, MEMBER_A);
        EngineEntry draining = serving.in(State.DRAINING);
        list.members(Set.of(MEMBER_A));
        entry(serving);

        assertThat(entry(draining)).isEqualTo(new EngineList.Change(List.of(), List.of(), List.of(draining)));
        assertThat(entry(draining).isEmpty()).isTrue();
        assertThat(list.present()).containsOnlyKeys(0);
        assertThat(entry(serving.in(State.STOPPED))).isEqualTo(lost(draining, "the engine was stopped"));
    }

    @Test
    void whoHearsOfAnEngineLateHearsThatItDrains() {
        EngineEntry draining = engine(0, State.DRAINING, MEMBER_A);
        list.members(Set.of(MEMBER_A));

        assertThat(entry(draining)).isEqualTo(new EngineList.Change(List.of(), List.of(draining), List.of(draining)));
    }

    @Test
    void anEngineIsThereWhenItServesAndItsMemberIsInTheGrid() {
        EngineEntry claimed = engine(0, State.CLAIMED, MEMBER_A);
        EngineEntry serving = claimed.in(State.SERVING);

        assertThat(list.members(Set.of(MEMBER_A)).isEmpty()).isTrue();
        assertThat(entry(claimed).isEmpty()).isTrue();
        assertThat(entry(serving)).isEqualTo(new EngineList.Change(List.of(), List.of(serving), List.of()));
        assertThat(list.present()).containsOnlyKeys(0);
    }

    @Test
    void anEngineIsLostWithItsMember() {
        EngineEntry a = engine(1, State.SERVING, MEMBER_A);
        EngineEntry b = engine(0, State.SERVING, MEMBER_B);
        list.members(Set.of(MEMBER_A, MEMBER_B));
        list.entries(List.of(a, b));

        assertThat(list.present().keySet()).containsExactly(0, 1);
        assertThat(list.members(Set.of(MEMBER_B))).isEqualTo(lost(a, "the engine has left the grid"));
        assertThat(list.present()).containsOnlyKeys(0);
    }

    @Test
    void anEngineThatStopsIsLostBeforeItsMemberLeaves() {
        EngineEntry serving = engine(0, State.SERVING, MEMBER_A);
        list.members(Set.of(MEMBER_A));
        entry(serving);

        assertThat(entry(serving.in(State.STOPPED))).isEqualTo(lost(serving, "the engine was stopped"));
    }

    @Test
    void anEngineThatWasToldToStopWasStoppedThoughItsLastNewsIsMissing() {
        EngineEntry draining = engine(0, State.DRAINING, MEMBER_A);
        list.members(Set.of(MEMBER_A, MEMBER_B));
        entry(draining);

        assertThat(list.members(Set.of(MEMBER_B))).isEqualTo(lost(draining, "the engine was stopped"));
    }

    @Test
    void anEngineThatComesBackIsLostAndAppears() {
        EngineEntry before = engine(0, State.SERVING, MEMBER_A);
        EngineEntry after = engine(0, State.SERVING, MEMBER_B);
        list.members(Set.of(MEMBER_A, MEMBER_B));
        entry(before);

        assertThat(entry(after))
                .isEqualTo(new EngineList.Change(
                        List.of(new EngineList.Lost(before, "the engine was restarted")), List.of(after), List.of()));
    }

    @Test
    void anEventThatComesLateDoesNotTakeAnEngineBack() {
        EngineEntry serving = engine(0, State.SERVING, MEMBER_A);
        list.members(Set.of(MEMBER_A));
        list.entries(List.of(serving));

        assertThat(entry(serving.in(State.CLAIMED)).isEmpty()).isTrue();
        assertThat(list.present()).containsOnlyKeys(0);
    }

    @ParameterizedTest
    @EnumSource(State.class)
    void whatIsHeardLateOfAnEarlierEngineDoesNotTakeTheNewOneOut(State late) {
        EngineEntry old = engine(0, State.SERVING, MEMBER_A);
        EngineEntry now = engine(0, State.SERVING, MEMBER_B);
        list.members(Set.of(MEMBER_A, MEMBER_B));
        entry(old);
        assertThat(entry(now).appeared()).containsExactly(now);

        assertThat(entry(old.in(late)).isEmpty()).isTrue();
        assertThat(list.present()).containsEntry(0, now);
    }

    /** Readings and events may come in any order, as each is on a thread of its own. */
    @Test
    void theOrderInWhichEntriesComeDoesNotMatter() {
        EngineEntry a = engine(0, State.CLAIMED, MEMBER_A);
        EngineEntry b = engine(0, State.CLAIMED, MEMBER_B);
        List<EngineEntry> written =
                new ArrayList<>(List.of(a, a.in(State.SERVING), a.in(State.STOPPED), b, b.in(State.SERVING)));
        for (int order = 0; order < 100; order++) {
            Collections.shuffle(written, new Random(order));
            EngineList any = new EngineList();
            any.members(Set.of(MEMBER_A, MEMBER_B));
            written.forEach(info -> any.entries(List.of(info)));

            assertThat(any.present()).as(written.toString()).containsExactly(Map.entry(0, b.in(State.SERVING)));
        }
    }

    @Test
    void aMemberWhoseEngineHasYetToServeIsAwaited() {
        EngineEntry claimed = engine(0, State.CLAIMED, MEMBER_A);

        list.members(Set.of(MEMBER_A));
        assertThat(list.awaitsEngines()).isTrue();
        entry(claimed);
        assertThat(list.awaitsEngines()).isTrue();
        entry(claimed.in(State.SERVING));
        assertThat(list.awaitsEngines()).isFalse();
        entry(claimed.in(State.STOPPED));
        assertThat(list.awaitsEngines()).isFalse();
    }
}
