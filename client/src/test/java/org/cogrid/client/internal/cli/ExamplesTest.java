package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import com.hazelcast.config.InMemoryYamlConfig;
import com.hazelcast.shaded.org.snakeyaml.engine.v2.api.Load;
import com.hazelcast.shaded.org.snakeyaml.engine.v2.api.LoadSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cogrid.client.it.NeededTool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The examples for systemd and Kubernetes are well-formed, and call commands that there are. */
class ExamplesTest {
    private static final Path EXAMPLES = Path.of("..", "config", "examples");
    private static final Path PACKAGED =
            Path.of("..", "config", "src", "main", "resources", "org", "cogrid", "config", "cogrid-member.yaml");
    private static final String COGRID = "/opt/cogrid/bin/cogrid";

    @TempDir
    Path folder;

    private static void assertThatItIsACommand(List<String> words) {
        assertThat(words.get(0)).isEqualTo(COGRID);
        CommandLine.ParseResult parsed = CogridMain.commandLine()
                .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
        assertThat(parsed.hasSubcommand()).isTrue();
    }

    private static Object yaml(String file) throws Exception {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(EXAMPLES.resolve(file)));
    }

    /** All values of the key {@code command}, wherever they stand. */
    private static List<List<String>> commands(Object node) {
        List<List<String>> found = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            map.forEach((key, value) -> {
                if (key.equals("command") && value instanceof List<?> words) {
                    found.add(words.stream().map(String.class::cast).toList());
                }
                found.addAll(commands(value));
            });
        } else if (node instanceof List<?> list) {
            list.forEach(each -> found.addAll(commands(each)));
        }
        return found;
    }

    @Test
    void theKubernetesManifestParsesAndItsCommandsExist() throws Exception {
        Object manifest = yaml("kubernetes/engines.yaml");

        assertThat(((Map<?, ?>) manifest).get("kind")).isEqualTo("StatefulSet");
        assertThat(commands(manifest)).hasSizeGreaterThanOrEqualTo(8).allSatisfy(ExamplesTest::assertThatItIsACommand);
    }

    @Test
    void theMemberOfPodsDiffersFromThePackagedOneInItsDiscoveryOnly() throws Exception {
        String example = Files.readString(EXAMPLES.resolve("kubernetes/cogrid-member.yaml"));

        Config config = new InMemoryYamlConfig(example);
        assertThat(config.getNetworkConfig().getJoin().getKubernetesConfig().isEnabled())
                .isTrue();
        assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().isEnabled())
                .isFalse();
        assertThat(example.lines().skip(3)).containsExactlyElementsOf(withPodsDiscovery(Files.readAllLines(PACKAGED)));
    }

    private static List<String> withPodsDiscovery(List<String> packaged) {
        List<String> lines = new ArrayList<>(packaged);
        int tcp = lines.indexOf("      tcp-ip:");
        lines.subList(tcp + 1, tcp + 3).clear();
        lines.addAll(
                tcp + 1,
                List.of(
                        "        enabled: false",
                        "      kubernetes:",
                        "        enabled: true",
                        "        service-dns: cogrid.default.svc.cluster.local"));
        return lines;
    }

    @Test
    void theSystemdUnitCallsACommandThatExists() throws Exception {
        String start = Files.readAllLines(EXAMPLES.resolve("cogrid-engine@.service")).stream()
                .filter(line -> line.startsWith("ExecStart="))
                .findFirst()
                .orElseThrow();

        assertThatItIsACommand(
                List.of(start.replace("ExecStart=", "").replace("%i", "0").split(" ")));
    }

    @Test
    void systemdFindsNoFaultInTheUnit() throws Exception {
        Path systemd = NeededTool.require("systemd-analyze", "a test of the unit for systemd", "systemd");
        Path unit = folder.resolve("cogrid-engine@0.service");
        Files.writeString(
                unit,
                Files.readString(EXAMPLES.resolve("cogrid-engine@.service"))
                        .replace(COGRID, "/bin/true")
                        .replace("User=cogrid", "User=root"));

        Process verify = new ProcessBuilder(systemd.toString(), "verify", unit.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(said.lines().filter(line -> line.contains("cogrid-engine"))).isEmpty();
        assertThat(verify.waitFor()).as(said).isZero();
    }
}
