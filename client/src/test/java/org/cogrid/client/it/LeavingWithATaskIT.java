package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.DirectView;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine that leaves in good order while a task runs that does not end. */
class LeavingWithATaskIT {
    @Test
    void whatTheTaskHasAssignedIsThereAfterARestart(@TempDir Path folder) {
        Path begun = folder.resolve("begun");
        try (Cluster cluster = Cluster.local(
                        ClusterOptions.engines(1).withSettings(Settings.load().with("cogrid.engine.drain", "1s")));
                Client client = cluster.connect()) {
            DirectView e0 = client.view(0);
            AsyncResult<?> endless =
                    e0.execute("step = 7; new File('" + begun + "').createNewFile(); while (true) { }");
            await().atMost(Duration.ofSeconds(50)).until(() -> Files.exists(begun));

            cluster.restart(0);

            assertThatThrownBy(endless::get).isInstanceOf(CogridException.class);
            assertThat(client.view(0).get("step", Integer.class)).isEqualTo(7);
        }
    }
}
