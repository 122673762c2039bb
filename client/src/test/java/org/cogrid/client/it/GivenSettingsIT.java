package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.cogrid.client.Client;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.config.Settings;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.VariableInfo;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings that a program gives a cluster or a client hold for that one, and for nobody else in the JVM. */
class GivenSettingsIT {
    private static final int LARGE = 100_000;

    private static Settings settings;
    private static Cluster cluster;

    @BeforeAll
    static void start(@TempDir Path home) {
        settings = Settings.load().with("cogrid.home", home.toString()).with("cogrid.engine.live-only", "fixed");
        cluster = Cluster.embedded(ClusterOptions.engines(1).named("given").withSettings(settings));
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @Test
    void anEngineInThisJvmHasThemAndNoSystemPropertyIsSet() {
        try (Client client = cluster.connect()) {
            client.view(0).put("fixed", 1);
            client.view(0).flush();

            assertThat(client.view(0).variables().find("fixed").orElseThrow().copy())
                    .isEqualTo(VariableInfo.Copy.LIVE_ONLY);
            assertThat(System.getProperty("cogrid.engine.live-only")).isNull();
        }
    }

    @Test
    void aClientLooksForGridsWhereItsSettingsSay() {
        try (Client only = Client.connect(settings);
                Client named = Client.connect("given", settings);
                Cluster attached = Cluster.attach("given", settings)) {
            assertThat(only.ids()).containsExactly(0);
            assertThat(named.ids()).containsExactly(0);
            assertThat(attached.connectionFile()).isEqualTo(cluster.connectionFile());
        }
        assertThatThrownBy(() -> Client.connect("given")).hasMessageContaining("There is no grid named 'given'");
    }

    @Test
    void twoClientsOfAProgramHaveEachItsOwn() {
        Settings small = settings.with("cogrid.client.max-value", "10KB");
        try (Client bounded = Client.connect(cluster.connectionFile(), small);
                Client usual = Client.connect(cluster.connectionFile(), settings)) {
            assertThatThrownBy(() -> bounded.view(0).put("a", new byte[LARGE]))
                    .isInstanceOf(NotSerializableValueException.class);

            usual.view(0).put("a", new byte[LARGE]);
        }
    }
}
