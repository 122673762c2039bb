package org.cogrid.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {
    @TempDir
    Path folder;

    private static Properties properties(String... pairs) {
        Properties properties = new Properties();
        for (int i = 0; i < pairs.length; i += 2) {
            properties.setProperty(pairs[i], pairs[i + 1]);
        }
        return properties;
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("my.properties"), text);
    }

    @Test
    void defaultsHoldWhenNothingIsSet() {
        Settings settings = Settings.layered(Map.of(), new Properties());

        assertThat(GridSettings.from(settings).bindAddress()).isEqualTo("127.0.0.1");
        assertThat(GridSettings.from(settings).connection()).isEmpty();
        assertThat(ClientSettings.from(settings))
                .isEqualTo(new ClientSettings(
                        Duration.ofSeconds(15), 10_000, 256L << 20, 25, 25, Showing.AUTO, Showing.AUTO, 1536L << 20));
        assertThat(EngineSettings.from(settings).liveOnlyNames()).isEmpty();
    }

    @Test
    void theFileLosesToTheEnvironmentAndThatToSystemProperties() throws IOException {
        Path file = file("cogrid.port = 2001\ncogrid.engine.stop-grace = 1m\ncogrid.engine.live-only = a, b\n");
        Map<String, String> environment = Map.of("COGRID_PORT", "2002", "COGRID_ENGINE_STOP_GRACE", "2m");
        Settings settings =
                Settings.layered(environment, properties("cogrid.config", file.toString(), "cogrid.port", "2003"));

        assertThat(GridSettings.from(settings).ports().first()).isEqualTo(2003);
        assertThat(EngineSettings.from(settings).stopGrace()).isEqualTo(Duration.ofMinutes(2));
        assertThat(EngineSettings.from(settings).liveOnlyNames()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void theCommandLineWinsOverAllAndMayNameTheFile() throws IOException {
        Path file = file("cogrid.engine.drain = 3s\n");
        Settings settings = Settings.load(file).with("cogrid.port", "2004", "the argument --port");

        assertThat(EngineSettings.from(settings).drain()).isEqualTo(Duration.ofSeconds(3));
        assertThat(GridSettings.from(settings).ports().first()).isEqualTo(2004);
        assertThatThrownBy(() -> settings.with("cogrid.port", "x", "the argument --port"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("the argument --port");
    }

    @Test
    void whatAProgramGivesWinsAndIsCheckedAtOnceWhateverElseIsWrong() {
        Settings given = Settings.layered(Map.of("COGRID_PORT", "many"), properties("cogrid.engine.drain", "3s"))
                .with("cogrid.engine.drain", " 4s ");

        assertThat(EngineSettings.from(given).drain()).isEqualTo(Duration.ofSeconds(4));
        assertThatThrownBy(() -> given.with("cogrid.engine.drain", "soon"))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The setting cogrid.engine.drain is 'soon' in Settings.with, "
                        + "but a time such as 500ms, 10s or 2m is expected");
        assertThat(EngineSettings.from(given).drain()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void aNameThatNoSettingHasIsRefusedWithThoseThereAre() {
        Settings settings = Settings.layered(Map.of(), new Properties());

        assertThatThrownBy(() -> settings.with("cogrid.prot", "2001"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("There is no setting cogrid.prot")
                .hasMessageContaining("cogrid.port");
        assertThatThrownBy(() -> settings.with("cogrid.config", "my.properties"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("Settings.load");
    }

    @Test
    void anEngineIsGivenWhatItsProgramGaveAndReadsTheRestItself() throws IOException {
        Path file = file("cogrid.port = 2001\ncogrid.engine.drain = 3s\n");
        Settings settings = Settings.layered(
                        Map.of("COGRID_ENGINE_STOP_GRACE", "2m"),
                        properties("cogrid.config", file.toString(), "cogrid.cache", "here", "cogrid.other", "x"))
                .with("cogrid.port", "2002");

        assertThat(settings.given())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "cogrid.config",
                        file.toString(),
                        "cogrid.cache",
                        Path.of("here").toAbsolutePath().toString(),
                        "cogrid.port",
                        "2002"));
        Settings engines = Settings.ofGiven(settings.given());
        assertThat(GridSettings.from(engines).ports().first()).isEqualTo(2002);
        assertThat(EngineSettings.from(engines).drain()).isEqualTo(Duration.ofSeconds(3));
        assertThat(engines.given()).isEqualTo(settings.given());
        assertThatThrownBy(() -> GridSettings.from(Settings.ofGiven(Map.of("cogrid.port", "many"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("'many' in the settings of the program");
    }

    @Test
    void anUnusableValueIsNamedWithItsKeyAndSource() {
        Settings settings = Settings.layered(Map.of("COGRID_PORT", "many"), new Properties());

        assertThatThrownBy(() -> GridSettings.from(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessage("The setting cogrid.port is 'many' in the environment variable COGRID_PORT, "
                        + "but a whole number from 1024 to 65000 is expected");
    }

    @Test
    void aWordIsOneOfThoseThereAre() {
        Settings never = Settings.layered(Map.of("COGRID_CLIENT_SHOW_OUTPUT", "never"), new Properties());
        Settings odd = Settings.layered(Map.of(), properties("cogrid.client.show-output", "yes"));

        assertThat(ClientSettings.from(never).showOutput()).isEqualTo(Showing.NEVER);
        assertThatThrownBy(() -> ClientSettings.from(odd))
                .hasMessage("The setting cogrid.client.show-output is 'yes' in the system property"
                        + " cogrid.client.show-output, but one of [auto, always, never] is expected");
    }

    @ParameterizedTest
    @CsvSource({"12,12", "64KB,65536", "3 mb,3145728", "1GB,1073741824"})
    void sizesHaveUnits(String text, long bytes) {
        Settings settings = Settings.layered(Map.of(), properties("cogrid.client.max-value", text));

        assertThat(ClientSettings.from(settings).maxValueBytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"-1", "1TB", "GB", "99999999999999999999", "9999999999999GB"})
    void whatIsNoSizeIsRefused(String text) {
        Settings settings = Settings.layered(Map.of(), properties("cogrid.client.max-value", text));

        assertThatThrownBy(() -> ClientSettings.from(settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cogrid.client.max-value", text);
    }

    @Test
    void anAddressHasAPort() {
        Settings settings = Settings.layered(Map.of(), new Properties());

        assertThat(GridSettings.from(settings).publicAddress()).isEmpty();
        assertThat(GridSettings.from(settings.with("cogrid.public-address", "127.0.0.1:9000"))
                        .publicAddress())
                .contains("127.0.0.1:9000");
        for (String wrong : List.of("127.0.0.1", "127.0.0.1:0", "127.0.0.1:65536", "127.0.0.1:99999", ":9000")) {
            assertThatThrownBy(() -> settings.with("cogrid.public-address", wrong))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("an address such as 127.0.0.1:15701 is expected");
        }
    }

    @Test
    void aKeyThatNoSettingHasIsRefused() throws IOException {
        Path file = file("cogrid.prot = 2001\n");

        assertThatThrownBy(() -> Settings.layered(Map.of("COGRID_CONFIG", file.toString()), new Properties()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("cogrid.prot")
                .hasMessageContaining(file.toString());
    }

    @Test
    void aMissingFileIsNamedWithWhoNamedIt() {
        assertThatThrownBy(() -> Settings.layered(Map.of("COGRID_CONFIG", "/no/such/file"), new Properties()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("/no/such/file")
                .hasMessageContaining("COGRID_CONFIG");
    }

    @Test
    void aUsersYamlTakesThePlaceOfThePackagedOne() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine.yaml"), "hazelcast: {}");
        Settings settings = Settings.layered(Map.of(), properties("cogrid.member-config", mine.toString()));

        assertThat(new ConfigFiles(settings).member()).hasContent("hazelcast: {}");
        assertThat(new String(new ConfigFiles(settings).client().readAllBytes()))
                .contains("hazelcast-client:");
        assertThat(new String(new ConfigFiles(settings).logging().readAllBytes()))
                .contains(".level");
    }
}
