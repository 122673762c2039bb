package org.cogrid.node.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.YamlConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cogrid.config.ConfigException;
import org.cogrid.config.ConfigFiles;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.GridAccess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberConfigTest {
    @TempDir
    private Path folder;

    @Test
    void thePackagedFileObeysHazelcastsSchemaAsNobodyChecksItAtAStart() {
        ConfigFiles files = new ConfigFiles(Settings.load());

        assertThat(files.isMemberPackaged()).isTrue();
        assertThat(new YamlConfigBuilder(files.member()).build().getMapConfigs())
                .isEqualTo(MemberConfig.read(Settings.load()).getMapConfigs());
    }

    @Test
    void aClientMaySayNothingForTenMinutesWhateverAUsersFileSays() throws IOException {
        String silence = "hazelcast.client.max.no.heartbeat.seconds";
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), "hazelcast: {properties: {" + silence + ": 5}}");
        Path file = Files.writeString(folder.resolve("mine.properties"), "cogrid.member-config=" + yaml);
        Settings settings = Settings.load(file);

        Config config = MemberConfig.of(MemberConfig.read(settings), GridAccess.toNewGrid("g"), List.of(), settings);

        assertThat(config.getProperty(silence)).isEqualTo("600");
    }

    @Test
    void aUsersFileIsChecked() throws IOException {
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), "hazelcast: {network: {no-such-setting: 1}}");
        Path settings = Files.writeString(folder.resolve("mine.properties"), "cogrid.member-config=" + yaml);

        assertThatThrownBy(() -> MemberConfig.read(Settings.load(settings)))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("no-such-setting");
    }
}
