package org.cogrid.client.internal.balance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final Pace pace = new Pace();

    @Test
    void unknownAndLongTasksGoOneAtATime() {
        assertThat(pace.depth("f")).isEqualTo(1);
        learn("f", Duration.ofSeconds(1), Duration.ofMillis(1001));
        assertThat(pace.depth("f")).isEqualTo(1);
    }

    @Test
    void shortTasksAreSentAheadSoThatTheirWayIsHidden() {
        learn("f", Duration.ofMillis(1), Duration.ofMillis(2));
        assertThat(pace.depth("f")).isEqualTo(21);
        learn("empty", Duration.ofNanos(1_000), Duration.ofMillis(1));
        assertThat(pace.depth("empty")).isEqualTo(Pace.MOST);
    }

    @Test
    void functionsAreKnownOneByOne() {
        learn("empty", Duration.ofNanos(1_000), Duration.ofMillis(1));
        assertThat(pace.depth("other")).isEqualTo(1);
    }

    @Test
    void oneLongRunCountsAtOnceAndShortOnesLittleByLittle() {
        learn("f", Duration.ofNanos(1_000), Duration.ofMillis(1));
        pace.ran("f", Duration.ofSeconds(1));
        assertThat(pace.depth("f")).isEqualTo(1);
        IntStream.range(0, 100).forEach(i -> pace.ran("f", Duration.ofNanos(1_000)));
        assertThat(pace.depth("f")).isEqualTo(Pace.MOST);
    }

    @Test
    void onlySomeFunctionsAreRemembered() {
        learn("first", Duration.ofNanos(1_000), Duration.ofMillis(1));
        IntStream.range(0, 2_000).forEach(i -> pace.ran(i, Duration.ofNanos(1_000)));
        assertThat(pace.depth("first")).isEqualTo(1);
    }

    private void learn(Object function, Duration run, Duration away) {
        pace.ran(function, run);
        pace.away(away, run);
    }
}
