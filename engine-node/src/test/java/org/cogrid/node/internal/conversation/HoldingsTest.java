package org.cogrid.node.internal.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class HoldingsTest {
    private static final long MB = 1 << 20;

    private final UUID full = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();
    private final Holdings holdings = new Holdings(Holdings.Limits.of(64 * MB, 1024 * MB));

    @Test
    void aClientWithItsBudgetUsedStartsNothingMoreWhileAnotherDoes() {
        holdings.add(full, 64 * MB);

        assertThat(holdings.mayStart(full)).isFalse();
        assertThat(holdings.isFull(full)).isTrue();
        assertThat(holdings.mayStart(other)).isTrue();
    }

    @Test
    void aClientGoesOnWhenItHasFetched() {
        AtomicInteger freed = new AtomicInteger();
        holdings.onFreed(freed::incrementAndGet);
        holdings.add(full, 64 * MB);
        holdings.add(full, -MB);

        assertThat(holdings.mayStart(full)).isTrue();
        assertThat(freed).hasValue(1);
    }

    @Test
    void manyClientsThatFetchNothingLeaveRoomForOneThatHoldsLittle() {
        for (int i = 0; i < 20; i++) {
            UUID client = UUID.randomUUID();
            while (holdings.mayStart(client)) {
                holdings.add(client, 8 * MB);
            }
        }

        assertThat(holdings.mayStart(other)).isTrue();
    }

    @Test
    void noNumberOfClientsWithSmallResultsFillsTheHeap() {
        for (int i = 0; i < 200; i++) {
            UUID client = UUID.randomUUID();
            while (holdings.mayStart(client)) {
                holdings.add(client, Holdings.SMALL);
            }
        }

        assertThat(holdings.all()).isLessThan(400 * MB);
        assertThat(holdings.mayStart(other)).isTrue();
    }

    @Test
    void aLargeResultIsKeptAloneAndASmallOneAlways() {
        assertThat(holdings.mayKeep(1000 * MB)).isTrue();

        holdings.add(full, 384 * MB);

        assertThat(holdings.mayKeep(MB)).isFalse();
        assertThat(holdings.mayKeep(Holdings.SMALL)).isTrue();
    }

    @Test
    void aClientForWhichNothingIsHeldIsForgotten() {
        holdings.add(full, MB);
        holdings.add(other, 2 * MB);
        holdings.add(full, -MB);

        assertThat(holdings.of(other)).isEqualTo(2 * MB);
        assertThat(holdings.all()).isEqualTo(2 * MB);
        assertThat(holdings.byClient()).containsExactly(Map.entry(other, 2 * MB));
    }
}
