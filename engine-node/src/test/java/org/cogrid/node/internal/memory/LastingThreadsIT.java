package org.cogrid.node.internal.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.cogrid.core.internal.hazelcast.LastingThreads;
import org.cogrid.node.EngineNode;
import org.cogrid.node.NodeSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastingThreadsIT {
    @TempDir
    Path folder;

    /** What the member can't do without, under the names that this version of Hazelcast gives it. */
    @Test
    void theyAreThoseOfTheMemberAndLiveAsLongAsIt() throws IOException {
        LastingThreads threads;
        try (EngineNode node = EngineNode.start(NodeSettings.ofFile(folder.resolve("grid.json")))) {
            threads = LastingThreads.of(node.hazelcast());

            assertThat(threads.findDead()).isNull();
            for (String role : List.of(
                    "IO.thread-in-0",
                    "IO.thread-out-0",
                    "IO.thread-Acceptor",
                    "partition-operation.thread-0",
                    "generic-operation.thread-0",
                    "priority-generic-operation.thread-0",
                    "response-0",
                    "event-",
                    "migration",
                    "InvocationMonitorThread")) {
                String start = "hz." + node.hazelcast().getName() + "." + role;
                assertThat(threads.names()).anyMatch(name -> name.startsWith(start));
            }
        }
        await().atMost(Duration.ofSeconds(30)).until(() -> threads.findDead() != null);
    }
}
