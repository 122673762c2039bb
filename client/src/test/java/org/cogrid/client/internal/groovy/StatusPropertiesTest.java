package org.cogrid.client.internal.groovy;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cogrid.client.EngineStatus;
import org.junit.jupiter.api.Test;

class StatusPropertiesTest {
    private static final EngineStatus.Place PLACE =
            new EngineStatus.Place("vm", "127.0.0.1:5701", 17, "1.0", "21", Instant.EPOCH);

    private static final String ALL_PARTS =
            "[it.id, it.host, it.address, it.pid, it.version, it.java, it.started, it.uptime, it.queued,"
                    + " it.running?.kind, it.heapUsed, it.heapMax, it.cpuLoad, it.variables, it.namespaceBytes, it.copyDelay, it.held*.bytes,"
                    + " it.refusedMessages]";

    private static Object inGroovy(EngineStatus status) {
        return new GroovyShell(new Binding(Map.of("it", status))).evaluate(ALL_PARTS);
    }

    @Test
    void allPartsOfAnEngineThatAnswersAreReadFromItsStatus() {
        EngineStatus.Activity activity = new EngineStatus.Activity(
                Duration.ofMinutes(1),
                3,
                Optional.of(new EngineStatus.RunningTask(1, "", "apply", "me", Duration.ZERO)),
                new EngineStatus.Heap(5, 9),
                OptionalDouble.of(0.5),
                new EngineStatus.Namespace(2, OptionalLong.of(80), Duration.ZERO),
                List.of(new EngineStatus.Held("you", 7)),
                4);

        assertThat(inGroovy(new EngineStatus(0, EngineStatus.State.SERVING, PLACE, Optional.of(activity))))
                .asString()
                .isEqualTo(
                        "[0, vm, 127.0.0.1:5701, 17, 1.0, 21, 1970-01-01T00:00:00Z, PT1M, 3, apply, 5, 9, 0.5, 2, 80, PT0S, [7], 4]");
    }

    @Test
    void whatAnEngineThatDoesNotAnswerWouldSayIsNull() {
        assertThat(inGroovy(new EngineStatus(4, EngineStatus.State.LOST, PLACE, Optional.empty())))
                .asString()
                .isEqualTo(
                        "[4, vm, 127.0.0.1:5701, 17, 1.0, 21, 1970-01-01T00:00:00Z, null, null, null, null, null, null, null, null, null, [], null]");
    }
}
