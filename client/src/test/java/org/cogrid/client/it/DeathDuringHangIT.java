package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.EngineLostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An engine that is killed while the member hangs that keeps the grid's list of members. */
class DeathDuringHangIT {
    private static final Duration LONG = Duration.ofSeconds(50);

    private static void signal(String signal, long pid) throws IOException, InterruptedException {
        assertThat(new ProcessBuilder("kill", signal, String.valueOf(pid))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Test
    @Timeout(300) // for three JVMs to start on a machine that is busy
    void itsTasksFailThoughTheGridHasYetToTell() throws Exception {
        SharedGrid.useHomeOfTests();
        try (Cluster cluster = Cluster.local(3);
                Client client = cluster.connect()) {
            List<Long> pids = cluster.pids();
            AsyncResult<?> running = client.view(2).evaluate("sleep 600_000");
            await().atMost(LONG).until(() -> running.metadata().status() == TaskStatus.RUNNING);
            signal("-STOP", pids.get(0));
            try {
                signal("-KILL", pids.get(2));

                assertThat(running.await(LONG)).isTrue();
                await().atMost(LONG).until(() -> client.ids().equals(List.of(0, 1)));
                assertThatThrownBy(running::get)
                        .isInstanceOf(EngineLostException.class)
                        .hasMessageContaining("lost while running");
            } finally {
                signal("-CONT", pids.get(0));
            }
        }
    }
}
