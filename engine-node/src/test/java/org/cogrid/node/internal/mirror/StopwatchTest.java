package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StopwatchTest {
    private long now;
    private long processor;
    private final Stopwatch stopwatch = Stopwatch.start(new MirrorClock() {
        @Override
        public long nanos() {
            return now;
        }

        @Override
        public long processorNanos() {
            return processor;
        }
    });

    @Test
    void aStopOfTheWholeProcessIsNoWork() {
        now += 4_000_000;
        processor += 50;

        assertThat(stopwatch.nanos(100)).isEqualTo(100);
    }

    @Test
    void aValueThatAlwaysMakesItsLookWaitCostsThatWait() {
        now += 4_000_000;
        processor += 50;

        assertThat(stopwatch.nanos(4_000_000)).isEqualTo(4_000_000);
    }

    @Test
    void workThatTakesLongerThanExpectedCostsWhatItTakes() {
        now += 4_000;
        processor += 3_000;

        assertThat(stopwatch.nanos(100)).isEqualTo(3_000);
    }
}
