package org.cogrid.client.internal.cli.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cogrid.client.EngineStatus;
import org.junit.jupiter.api.Test;

class StartedTextTest {
    private static EngineStatus engine(int id, EngineStatus.State state) {
        return new EngineStatus(
                id,
                state,
                new EngineStatus.Place("host", "127.0.0.1:1", id, "dev", "17", Instant.EPOCH),
                Optional.of(new EngineStatus.Activity(
                        Duration.ofMinutes(1),
                        0,
                        Optional.empty(),
                        new EngineStatus.Heap(5, 2304L << 20),
                        OptionalDouble.of(0.5),
                        new EngineStatus.Namespace(0, OptionalLong.of(0), Duration.ZERO),
                        List.of(),
                        0)));
    }

    private static final List<EngineStatus> ENGINES = List.of(
            engine(0, EngineStatus.State.SERVING),
            engine(1, EngineStatus.State.LOST),
            engine(2, EngineStatus.State.SERVING));

    @Test
    void aNewGridIsToldWithItsHeaps() {
        assertThat(StartedText.of("g", ENGINES, engine -> true))
                .isEqualTo("The grid 'g' has 2 engines: 0 2, with heaps of up to 2.25 GB");
    }

    @Test
    void whatIsNewInAGridThatRanIsTold() {
        assertThat(StartedText.of("g", ENGINES, engine -> engine.id() == 2))
                .isEqualTo("The grid 'g' has 2 engines: 0 2 (new: 2), with a heap of up to 2.25 GB");
    }
}
