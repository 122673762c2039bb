package org.cogrid.client.internal.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.cogrid.client.EngineStatus;
import org.cogrid.client.internal.cluster.grids.KnownGrids.KnownGrid;
import org.cogrid.client.internal.cluster.grids.KnownGrids.State;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridKey;
import org.junit.jupiter.api.Test;

class StatusJsonTest {
    private static final Instant START = Instant.parse("2026-11-28T18:23:01.143902771Z");

    @Test
    void programsReadAllThatIsKnownAndNullForTheRest() {
        EngineStatus.Activity activity = new EngineStatus.Activity(
                Duration.ofMillis(14007),
                2,
                Optional.of(new EngineStatus.RunningTask(
                        8, "a \"label\"", "apply", "client process 9 on host", Duration.ofMillis(77))),
                new EngineStatus.Heap(47674416, 6320816128L),
                OptionalDouble.of(0.25),
                new EngineStatus.Namespace(3, OptionalLong.of(1L << 40), Duration.ofSeconds(4)),
                List.of(new EngineStatus.Held("client process 9 on host", 7)),
                12);
        EngineStatus.Place place = new EngineStatus.Place("vm", "127.0.0.1:15704", 8082, "0.1", "17.0.15", START);
        GridAccess access =
                new GridAccess("a", "cluster", GridKey.random(), List.of("127.0.0.1:15704"), List.of(), START, "0.1");
        KnownGrid running =
                new KnownGrid(new ConnectionFile(Path.of("/home/a.json")), State.RUNNING, Optional.of(access), "");
        KnownGrid damaged = new KnownGrid(
                new ConnectionFile(Path.of("/home/b.json")), State.DAMAGED, Optional.empty(), "it is no JSON object");

        assertThat(StatusJson.of(List.of(
                        new GridStatus(
                                running,
                                List.of(
                                        new EngineStatus(0, EngineStatus.State.SERVING, place, Optional.of(activity)),
                                        new EngineStatus(1, EngineStatus.State.LOST, place, Optional.empty())),
                                ""),
                        new GridStatus(damaged, List.of(), "it is no JSON object"))))
                .isEqualTo("""
                        {
                          "grids" : [ {
                            "name" : "a",
                            "state" : "running",
                            "started" : "2026-11-28T18:23:01.143902771Z",
                            "version" : "0.1",
                            "connectionFile" : "/home/a.json",
                            "problem" : null,
                            "engines" : [ {
                              "id" : 0,
                              "state" : "serving",
                              "host" : "vm",
                              "address" : "127.0.0.1:15704",
                              "pid" : 8082,
                              "version" : "0.1",
                              "java" : "17.0.15",
                              "started" : "2026-11-28T18:23:01.143902771Z",
                              "uptimeMillis" : 14007,
                              "queued" : 2,
                              "running" : {
                                "number" : 8,
                                "label" : "a \\"label\\"",
                                "kind" : "apply",
                                "client" : "client process 9 on host",
                                "runningMillis" : 77
                              },
                              "heapUsed" : 47674416,
                              "heapMax" : 6320816128,
                              "cpuLoad" : 0.25,
                              "variables" : 3,
                              "namespaceBytes" : 1099511627776,
                              "copyDelayMillis" : 4000,
                              "held" : [ {
                                "client" : "client process 9 on host",
                                "bytes" : 7
                              } ],
                              "refusedMessages" : 12
                            }, {
                              "id" : 1,
                              "state" : "lost",
                              "host" : "vm",
                              "address" : "127.0.0.1:15704",
                              "pid" : 8082,
                              "version" : "0.1",
                              "java" : "17.0.15",
                              "started" : "2026-11-28T18:23:01.143902771Z",
                              "uptimeMillis" : null,
                              "queued" : null,
                              "running" : null,
                              "heapUsed" : null,
                              "heapMax" : null,
                              "cpuLoad" : null,
                              "variables" : null,
                              "namespaceBytes" : null,
                              "copyDelayMillis" : 0,
                              "held" : [ ],
                              "refusedMessages" : null
                            } ]
                          }, {
                            "name" : "b",
                            "state" : "damaged",
                            "started" : null,
                            "version" : null,
                            "connectionFile" : "/home/b.json",
                            "problem" : "it is no JSON object",
                            "engines" : [ ]
                          } ]
                        }""");
    }
}
