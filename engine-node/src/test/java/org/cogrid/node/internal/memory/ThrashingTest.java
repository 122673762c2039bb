package org.cogrid.node.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThrashingTest {
    private static final long MAX = 320;
    private static final long FULL = 5;

    private final Thrashing thrashing = new Thrashing(MAX);

    private boolean look(double seconds, long free, double collectedSeconds) {
        return thrashing.look(nanos(seconds), free, nanos(collectedSeconds));
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    @Test
    void collectingInVainIsNoticedAfterAWindowAndCounted() {
        assertThat(look(0, FULL, 10)).isFalse();
        assertThat(look(1, FULL, 10.9)).isFalse();
        assertThat(look(2, FULL, 11.8)).isTrue();
        assertThat(look(3, FULL, 12.7)).isFalse();
        assertThat(look(4.1, FULL, 13.6)).isTrue();
        assertThat(thrashing.windows()).isEqualTo(2);
    }

    @Test
    void aFullHeapThatIsSeldomCollectedIsNone() {
        look(0, FULL, 10);

        assertThat(look(2, FULL, 10.5)).isFalse();
        assertThat(look(4, FULL, 11)).isFalse();
        assertThat(thrashing.windows()).isZero();
    }

    @Test
    void aLongCollectionThatFreesHeapIsNone() {
        look(0, FULL, 10);

        assertThat(look(9, 200, 19)).isFalse();
        assertThat(look(10, FULL, 19)).isFalse();
        assertThat(look(11.5, FULL, 20)).isFalse();
        assertThat(thrashing.windows()).isZero();
    }

    @Test
    void calmEndsTheCount() {
        look(0, FULL, 0);
        look(2, FULL, 2);
        assertThat(thrashing.windows()).isEqualTo(1);

        look(3, 100, 2.5);

        assertThat(thrashing.windows()).isZero();
    }
}
