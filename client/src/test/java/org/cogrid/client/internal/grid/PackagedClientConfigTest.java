package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.config.YamlClientConfigBuilder;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.Settings;
import org.junit.jupiter.api.Test;

class PackagedClientConfigTest {
    @Test
    void thePackagedFileObeysHazelcastsSchemaAsNobodyChecksItAtAConnect() {
        ConfigFiles files = new ConfigFiles(Settings.load());

        assertThat(files.isClientPackaged()).isTrue();
        assertThat(new YamlClientConfigBuilder(files.client()).build().getConnectionStrategyConfig())
                .matches(strategy -> strategy.isAsyncStart());
    }
}
