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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource({"hazelcast.client.max.no.heartbeat.seconds, 600", "hazelcast.max.no.heartbeat.seconds, 60"})
    void aClientMaySayNothingForTenMinutesAndAMemberForOneWhateverAUsersFileSays(String silence, String seconds)
            throws IOException {
        Path yaml = Files.writeString(folder.resolve("mine.yaml"), "hazelcast: {properties: {" + silence + ": 5}}");
        Path file = Files.writeString(folder.resolve("mine.properties"), "cogrid.member-config=" + yaml);

        assertThat(configOf(file).getProperty(silence)).isEqualTo(seconds);
    }

    @Test
    void howLongAMemberMaySayNothingIsASetting() throws IOException {
        Path file = Files.writeString(folder.resolve("mine.properties"), "cogrid.member-silence=5s");

        assertThat(configOf(file).getProperty("hazelcast.max.no.heartbeat.seconds"))
                .isEqualTo("5");
    }

    private static Config configOf(Path file) {
        Settings settings = Settings.load(file);
        return MemberConfig.of(MemberConfig.read(settings), GridAccess.toNewGrid("g"), List.of(), settings);
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
