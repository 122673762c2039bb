package org.cogrid.node.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.cogrid.core.internal.access.MemberAddress;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.junit.jupiter.api.Test;

class EngineIdsTest {
    private static final UUID MEMBER = UUID.randomUUID();

    private static EngineEntry engine(int id, State state) {
        return new EngineEntry(
                id, state, MEMBER, UUID.randomUUID(), MemberAddress.of("127.0.0.1:1"), 42, Instant.EPOCH, 17, "dev");
    }

    @Test
    void newIdsCountUpAndAreNeverUsedAgain() {
        assertThat(EngineIds.fresh(Set.of())).isEqualTo(new EngineIds.New(0));
        assertThat(EngineIds.fresh(Set.of(0, 1))).isEqualTo(new EngineIds.New(2));
        assertThat(EngineIds.fresh(Set.of(0, 7))).isEqualTo(new EngineIds.New(8));
    }

    @Test
    void anIdThatNobodyHadIsFree() {
        assertThat(EngineIds.wanted(3, Map.of(), Set.of())).isEqualTo(new EngineIds.New(3));
    }

    @Test
    void theIdOfAnEngineThatIsGoneIsTakenOver() {
        EngineEntry old = engine(1, State.SERVING);

        assertThat(EngineIds.wanted(1, Map.of(1, old), Set.of(UUID.randomUUID())))
                .isEqualTo(new EngineIds.TakeOver(old));
    }

    @Test
    void whoTakesAnIdOverStartsLaterThanTheOneBeforeWhateverItsClockSays() {
        EngineEntry old = engine(1, State.SERVING);
        EngineIds.TakeOver claim = new EngineIds.TakeOver(old);
        Instant later = old.started().plusSeconds(5);

        assertThat(claim.start(later)).isEqualTo(later);
        assertThat(claim.start(old.started())).isAfter(old.started());
        assertThat(claim.start(old.started().minusSeconds(3600))).isAfter(old.started());
    }

    @Test
    void theIdOfAnEngineThatLivesIsRefusedForNow() {
        assertThat(EngineIds.wanted(1, Map.of(1, engine(1, State.SERVING)), Set.of(MEMBER)))
                .isEqualTo(new EngineIds.Refused("engine 1 lives, in process 42 at 127.0.0.1:1", true));
    }

    @Test
    void theIdOfAForgottenEngineIsRefusedForEver() {
        assertThat(EngineIds.wanted(1, Map.of(1, engine(1, State.FORGOTTEN)), Set.of()))
                .isInstanceOfSatisfying(
                        EngineIds.Refused.class,
                        refused -> assertThat(refused.mayChange()).isFalse());
    }

    @Test
    void anEngineSurvivesItsWayThroughTheGrid() {
        EngineEntry engine = engine(5, State.STOPPED);

        assertThat(EngineEntry.fromJson(engine.toJson())).isEqualTo(engine);
    }
}
