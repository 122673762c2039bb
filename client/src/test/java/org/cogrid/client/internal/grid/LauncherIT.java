package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastInstance;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.Cluster;
import org.cogrid.client.ClusterOptions;
import org.cogrid.client.internal.cluster.launch.EngineProviders;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.access.ConnectionFile;
import org.cogrid.core.internal.access.GridAccess;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.spi.EngineProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherIT {
    @TempDir
    Path home;

    private ProgramRun startEngine(String... arguments) throws IOException {
        EngineProvider provider = EngineProviders.find();
        String classPath =
                provider.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return ProgramRun.start(home, classPath, provider.mainClass(), arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"in JVMs of their own", "embedded"})
    void aProgramPrintsOnlyItsOwnLines(String kind) throws Exception {
        ProgramRun program = ProgramRun.ofTestClass(home, TwoEngineProgram.class, kind);

        assertThat(program.restOfOutput()).containsExactly("ids [0, 1]", "done");
        assertThat(program.process().waitFor()).isZero();
        assertThat(program.errors()).isEmpty();
        try (Stream<Path> files = Files.walk(home).filter(Files::isRegularFile)) {
            assertThat(files).allMatch(file -> file.getFileName().toString().startsWith("errors"));
        }
    }

    @Test
    void noEngineOutlivesAProgramThatIsKilled() throws Exception {
        ProgramRun program = ProgramRun.ofTestClass(home, TwoEngineProgram.class, "stay");
        assertThat(program.line()).isEqualTo("ids [0, 1]");
        List<ProcessHandle> engines = Pattern.compile("\\d+")
                .matcher(program.line())
                .results()
                .map(MatchResult::group)
                .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                .toList();

        program.process().destroyForcibly().waitFor();

        assertThat(engines).hasSize(2);
        await().atMost(Duration.ofSeconds(30)).until(() -> engines.stream().noneMatch(ProcessHandle::isAlive));
        try (Stream<Path> files = Files.list(home)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".json"));
        }
    }

    @Test
    void enginesThatStartAtTheSameTimeFormOneGridAndShareNoIdAndThatOfALivingOneIsRefused() throws Exception {
        List<ProgramRun> engines =
                List.of(startEngine("--grid", "g"), startEngine("--grid", "g"), startEngine("--grid", "g"));
        try {
            List<String> lines = List.of(
                    engines.get(0).line(), engines.get(1).line(), engines.get(2).line());

            assertThat(lines)
                    .map(line -> line.replaceFirst(" [^ ]*$", ""))
                    .containsExactlyInAnyOrder("COGRID ENGINE 0", "COGRID ENGINE 1", "COGRID ENGINE 2");
            assertThat(new ConnectionFile(home.resolve("g.json")).read().addresses())
                    .hasSize(3);
            ProgramRun second = startEngine("--grid", "g", "--engine-id", "0");
            assertThat(second.line()).startsWith("COGRID ERROR").contains("engine 0 lives");
            assertThat(second.process().waitFor()).isEqualTo(1);
        } finally {
            engines.forEach(engine -> engine.process().destroyForcibly());
        }
    }

    @Test
    void aGridThatWasKilledIsMadeAnewUnderItsNameAndOneThatIsToldToStopLeavesNothingBehind() throws Exception {
        ProgramRun first = startEngine("--grid", "g");
        assertThat(first.line()).startsWith("COGRID ENGINE 0");
        first.process().destroyForcibly().waitFor();

        ProgramRun engine = startEngine("--grid", "g");
        assertThat(engine.line()).startsWith("COGRID ENGINE 0 127.0.0.1:");
        ConnectionFile file = new ConnectionFile(home.resolve("g.json"));
        assertThat(file.find()).isPresent();

        engine.process().toHandle().destroy(); // the process's own method would close its output, too

        assertThat(engine.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(engine.restOfOutput()).isSubsetOf("COGRID LOST");
        assertThat(engine.errors()).isEmpty();
        assertThat(file.find()).isEmpty();
    }

    @Test
    void aKilledGridWhosePortAnotherTookIsMadeAnewToo() throws Exception {
        ProgramRun killed = startEngine("--grid", "killed");
        String address = killed.line().replaceFirst(".* ", "");
        killed.process().destroyForcibly().waitFor();
        ProgramRun other = startEngine("--grid", "other");
        assertThat(other.line()).isEqualTo("COGRID ENGINE 0 " + address);

        ProgramRun again = startEngine("--grid", "killed");

        assertThat(again.line()).startsWith("COGRID ENGINE 0 ").doesNotEndWith(address);
        again.process().destroyForcibly();
        other.process().destroyForcibly();
    }

    @Test
    void anEngineThatCannotStartShowsTheEndOfItsLog() {
        assertThatThrownBy(() -> Cluster.local(ClusterOptions.engines(1).withJvmArguments("--no-such-option")))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("Unrecognized option: --no-such-option")
                .hasMessageContaining("engine-0.log");
    }

    @Test
    void aWrongSecretIsToldFromAGridThatIsGoneAndTheLastEngineThatIsKilledDisappears() throws Exception {
        try (Cluster cluster = Cluster.embedded(1)) {
            FoundGrid grid = FoundGrid.read(new ConnectionFile(cluster.connectionFile()));
            GridAccess stranger = grid.access().withKey(GridKey.random());
            ConnectionFile copy = new ConnectionFile(Path.of("copied elsewhere.json"));

            Settings brief = Settings.load().with("cogrid.client.connect-timeout", "2s");
            assertThatThrownBy(() -> new GridConnector(brief).connect(new FoundGrid(copy, stranger)))
                    .isInstanceOf(GridConnectionException.class)
                    .hasMessageContaining("did not admit this program")
                    .hasMessageContaining("its key is a new one since the connection file")
                    .hasMessageContaining("cogrid stop --force --name " + stranger.name())
                    .hasMessageNotContaining(stranger.cluster());

            HazelcastInstance client = new GridConnector(Settings.load()).connect(grid);
            try (EngineWatch watch = EngineWatch.start(client)) {
                assertThat(watch.awaitAtLeast(1, Duration.ofSeconds(30))).isTrue();
                cluster.kill(0);
                await().atMost(Duration.ofSeconds(30)).until(() -> watch.ids().isEmpty());
            } finally {
                client.shutdown();
            }
        }
    }
}
