package org.cogrid.client.internal.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.config.Showing;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;

class BusyEnginesTest {
    private final TaskHandle task = (TaskHandle) Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {TaskHandle.class},
            (self, method, arguments) -> switch (method.getName()) {
                case "engineId" -> 3;
                case "status" -> TaskStatus.QUEUED;
                default -> throw new UnsupportedOperationException(method.getName());
            });

    private static EngineStatus running(int id, String client) {
        return new EngineStatus(
                id,
                EngineStatus.State.SERVING,
                new EngineStatus.Place("vm", "127.0.0.1:1", 1, "v", "17", Instant.EPOCH),
                Optional.of(new EngineStatus.Activity(
                        Duration.ZERO,
                        1,
                        Optional.of(
                                new EngineStatus.RunningTask(1, "nightly", "apply", client, Duration.ofMillis(72_500))),
                        new EngineStatus.Heap(0, 0),
                        OptionalDouble.of(0),
                        new EngineStatus.Namespace(0, OptionalLong.of(0), Duration.ZERO),
                        List.of(),
                        0)));
    }

    private String told(BusyEngines engines) {
        PrintStream err = System.err;
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
        try {
            engines.tell(task);
        } finally {
            System.setErr(err);
        }
        return told.toString(StandardCharsets.UTF_8);
    }

    private String told(EngineStatus... status) {
        return told(BusyEngines.of(Showing.ALWAYS, () -> List.of(status), "process 1 on vm"));
    }

    @Test
    void whoseTaskKeepsTheEngineIsToldWithTheWayOut() {
        assertThat(told(running(0, "client process 5 on vm"), running(3, "client process 9 on vm")))
                .isEqualTo(
                        "cogrid: engine 3 is busy with a task of client process 9 on vm (apply nightly) for 1 min 12 s;"
                                + " cogrid interrupt 3 ends it" + System.lineSeparator());
    }

    @Test
    void anOwnTaskIsToldOnceForAWhile() {
        EngineStatus own = running(3, "client process 1 on vm");
        BusyEngines engines = BusyEngines.of(Showing.ALWAYS, () -> List.of(own), "process 1 on vm");

        assertThat(told(engines))
                .isEqualTo("cogrid: engine 3 is busy with a task of this program (apply nightly) for 1 min 12 s;"
                        + " cogrid interrupt 3 ends it" + System.lineSeparator());
        assertThat(told(engines)).isEmpty();
    }

    @Test
    void nothingIsToldWhereNothingIsKnown() {
        assertThat(told()).isEmpty();
        assertThat(told(BusyEngines.of(
                        Showing.ALWAYS,
                        () -> {
                            throw new CogridException("away");
                        },
                        "")))
                .isEmpty();
    }
}
