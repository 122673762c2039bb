package org.cogrid.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingRoomTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final WaitingRoom<String> room = new WaitingRoom<>(2, Duration.ofSeconds(5));

    @Test
    void whoHasWaitedLongestLeavesForANewOne() {
        assertThat(room.enter("a", 0)).isEmpty();
        assertThat(room.enter("b", 1)).isEmpty();
        assertThat(room.enter("c", 2)).contains("a");
        assertThat(room.enter("d", 3)).contains("b");
        assertThat(room.size()).isEqualTo(2);
    }

    @Test
    void whoHasProvedItselfMakesRoom() {
        room.enter("a", 0);
        room.enter("b", 1);
        assertThat(room.leave("a")).isTrue();
        assertThat(room.leave("a")).isFalse();
        assertThat(room.enter("c", 2)).isEmpty();
    }

    @Test
    void nobodyWaitsLongerThanAllowed() {
        room.enter("a", 0);
        room.enter("b", 3 * SECOND);
        assertThat(room.overdue(4 * SECOND)).isEmpty();
        assertThat(room.overdue(5 * SECOND)).containsExactly("a");
        assertThat(room.overdue(9 * SECOND)).containsExactly("b");
        assertThat(room.size()).isZero();
    }
}
