package org.cogrid.client.internal.balance.map;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChunkSizeTest {
    private static final Duration WAY = Duration.ofNanos(200_000);

    private static void runs(ChunkSize size, int items, Duration run) {
        size.ended(items, run, run.plus(WAY), 10L * items);
    }

    @Test
    void beginsWithOneItemUntilAChunkHasEnded() {
        ChunkSize size = ChunkSize.measured();

        assertThat(size.next(4, 1_000_000)).isEqualTo(1);
        assertThat(size.next(4, -1)).isEqualTo(1);
    }

    @Test
    void growsFourfoldAtMost() {
        ChunkSize size = ChunkSize.measured();

        runs(size, 1, Duration.ofNanos(1_000));
        assertThat(size.next(4, -1)).isEqualTo(4);
        runs(size, 4, Duration.ofNanos(4_000));
        assertThat(size.next(4, -1)).isEqualTo(16);
    }

    @Test
    void aimsAtTenMillisecondsWhereTheWayIsShort() {
        ChunkSize size = ChunkSize.measured();
        runs(size, 1_000, Duration.ofMillis(100)); // 0.1 ms an item

        assertThat(size.next(4, -1)).isEqualTo(100);
    }

    @Test
    void aimsAtTwentyTimesALongWay() {
        ChunkSize size = ChunkSize.measured();
        size.ended(1_000, Duration.ofMillis(100), Duration.ofMillis(120), 10_000); // a way of 20 ms

        assertThat(size.next(4, -1)).isEqualTo(4_000);
    }

    @Test
    void aimsAtOneSecondAtMost() {
        ChunkSize size = ChunkSize.measured();
        size.ended(1_000, Duration.ofMillis(1_000), Duration.ofSeconds(60), 10_000);

        assertThat(size.next(4, -1)).isEqualTo(1_000);
    }

    @Test
    void longItemsTravelAlone() {
        ChunkSize size = ChunkSize.measured();
        runs(size, 1, Duration.ofSeconds(3));

        assertThat(size.next(4, 1_000_000)).isEqualTo(1);
        assertThat(size.ahead(size.next(1, -1))).isEqualTo(2);
    }

    @Test
    void oneSlowChunkIsEnoughToMakeTheNextSmall() {
        ChunkSize size = ChunkSize.measured();
        runs(size, 1_000, Duration.ofMillis(10));
        runs(size, 1_000, Duration.ofMillis(10_000));

        assertThat(size.next(4, -1)).isEqualTo(1);
    }

    @Test
    void neverExceedsTheMostItemsOrBytes() {
        ChunkSize quick = ChunkSize.measured();
        runs(quick, ChunkSize.MOST_ITEMS, Duration.ofNanos(10_000));
        assertThat(quick.next(1, -1)).isEqualTo(ChunkSize.MOST_ITEMS);

        ChunkSize large = ChunkSize.measured();
        large.ended(1_000, Duration.ofNanos(10_000), Duration.ofNanos(20_000), 1_000L << 10); // 1 KB an item
        assertThat(large.next(1, -1)).isEqualTo(1 << 10);
    }

    @Test
    void leavesWorkForAllEnginesAtTheEnd() {
        ChunkSize size = ChunkSize.measured();
        runs(size, ChunkSize.MOST_ITEMS, Duration.ofNanos(10_000));

        assertThat(size.next(4, 800)).isEqualTo(100);
        assertThat(size.next(4, 3)).isEqualTo(1);
    }

    @Test
    void aFixedSizeStays() {
        ChunkSize size = ChunkSize.of(7);
        assertThat(size.next(4, 3)).isEqualTo(7);

        runs(size, 7, Duration.ofSeconds(9));

        assertThat(size.next(4, -1)).isEqualTo(7);
    }

    @Test
    void smallFixedChunksOfQuickItemsAreManyAhead() {
        ChunkSize size = ChunkSize.of(1);
        assertThat(size.ahead(size.next(1, -1))).isEqualTo(2);

        runs(size, 1, Duration.ofNanos(5_000));

        assertThat(size.ahead(size.next(1, -1))).isEqualTo(ChunkSize.MOST_AHEAD);
    }
}
