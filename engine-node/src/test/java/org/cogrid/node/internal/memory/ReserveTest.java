package org.cogrid.node.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReserveTest {
    @Test
    void itIsHeldUntilItIsReleasedAndCanBeTakenBack() {
        Reserve reserve = Reserve.ofHeap(1L << 30, 2);
        assertThat(reserve.isComplete()).isTrue();

        reserve.release();
        assertThat(reserve.isComplete()).isFalse();

        assertThat(reserve.refill()).isTrue();
        assertThat(reserve.isComplete()).isTrue();
    }

    @Test
    void itIsASmallPartOfASmallHeap() {
        assertThat(Reserve.ofHeap(1L << 30, 4).bytes()).isBetween(3L << 20, 4L << 20);
        assertThat(Reserve.ofHeap(32 << 20, 4).bytes()).isBetween(1L << 20, 2L << 20);
        assertThat(Reserve.ofHeap(8 << 20, 4).bytes()).isLessThanOrEqualTo(1 << 20);
    }
}
