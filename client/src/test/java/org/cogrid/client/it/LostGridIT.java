package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.DirectView;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client whose whole grid has ended. */
class LostGridIT {
    private static final String CLIENT_CONFIG = "cogrid.client-config";

    @TempDir
    Path folder;

    @AfterEach
    void restoreSettings() {
        System.clearProperty(CLIENT_CONFIG);
    }

    private Path looksForTheGridForASecond() throws IOException {
        try (InputStream packaged = new ConfigFiles(Settings.load()).client()) {
            String yaml = new String(packaged.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(yaml).contains("cluster-connect-timeout-millis: 60000");
            return Files.writeString(
                    folder.resolve("client.yaml"),
                    yaml.replace("cluster-connect-timeout-millis: 60000", "cluster-connect-timeout-millis: 1000"));
        }
    }

    @Test
    void aReadOfTheGridSaysThatTheGridIsLost() throws IOException {
        SharedGrid.useHomeOfTests();
        Path config = looksForTheGridForASecond();
        try (Cluster cluster = Cluster.embedded(1)) {
            System.setProperty(CLIENT_CONFIG, config.toString());
            try (Client client = cluster.connect()) {
                DirectView e0 = client.view(0);
                e0.put("a", 1);

                cluster.kill(0);

                assertThatThrownBy(() -> e0.peek("a"))
                        .isInstanceOf(CogridException.class)
                        .hasMessageContaining("'a' of engine 0 could not be read")
                        .hasMessageContaining("lost grid '")
                        .hasMessageContaining("connect anew");
            }
        }
    }
}
