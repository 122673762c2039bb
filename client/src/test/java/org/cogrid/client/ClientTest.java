package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.JarOutputStream;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.NoSuchEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTest {
    private final FakeGrid grid = new FakeGrid(0, 2, 5);
    private final Client client = grid.client();

    @Test
    void idsAreAListOfTheCallersOwnThatFollowsTheGrid() {
        List<Integer> before = client.ids();
        before.add(99);
        assertThat(client.ids()).containsExactly(0, 2, 5);
        grid.engines.remove(2);
        assertThat(client.ids()).containsExactly(0, 5);
        assertThat(client.size()).isEqualTo(2);
        List<Integer> seen = new ArrayList<>();
        client.forEach(view -> seen.add(view.id()));
        assertThat(seen).containsExactly(0, 5);
    }

    @Test
    void eachCallGivesAFreshView() {
        DirectView one = client.view(0);
        one.setBlock(true);
        assertThat(client.view(0).isBlock()).isFalse();
        assertThat(client.getAt(-1).id()).isEqualTo(5);
        assertThat(client.getAt(2).id()).isEqualTo(2);
    }

    @Test
    void anUnknownIdIsAnErrorThatNamesTheIdsThereAre() {
        assertThatThrownBy(() -> client.view(1))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessage("there is no engine 1 in grid 'fake'; there are engines [0, 2, 5]");
        assertThatThrownBy(() -> client.view(-1)).hasMessageContaining("no engine -1");
        assertThatThrownBy(() -> client.getAt(-4)).hasMessageContaining("no engine [-4]");
        assertThatThrownBy(() -> new FakeGrid().client().getAt(-1)).hasMessageContaining("there are no engines");
    }

    @Test
    void aViewOutlivesItsEngine() {
        DirectView view = client.view(2);
        grid.engines.get(2).globals.put("a", 1);
        assertThat(view.<Integer>peek("a")).isEqualTo(1);
        assertThat(view).hasToString("<DirectView 2>");
    }

    @Test
    void waitingForEnginesEndsWithAnErrorThatCountsThem() {
        client.waitForEngines(3, Duration.ZERO);
        assertThatThrownBy(() -> client.waitForEngines(4, Duration.ofMillis(1)))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("4 engines")
                .hasMessageContaining("[0, 2, 5]");
        assertThatThrownBy(() -> client.waitForEngines(1, Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLibraryIsCheckedBeforeItIsGiven(@TempDir Path folder) throws Exception {
        Path jar = emptyJar(folder);
        Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
        client.addJars(jar.toString());
        client.addJars(jar, jar);
        assertThat(grid.jars).containsExactly(jar, jar, jar);
        assertThatThrownBy(() -> client.addJars(jar, text)).hasMessageContaining(text.toString());
        assertThatThrownBy(() -> client.addJars("nowhere.jar"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining(Path.of("nowhere.jar").toAbsolutePath().toString());
        assertThat(grid.jars).hasSize(3);
    }

    @Test
    void aLibraryIsEncodedOnceForAllEngines(@TempDir Path folder) throws Exception {
        client.addJars(emptyJar(folder));

        assertThat(grid.encoded()).hasSize(1);
        assertThat(grid.engines.values())
                .allSatisfy(engine -> assertThat(engine.libraries).isOne());
    }

    @Test
    void aLibraryIsGivenToTheOthersWhenEnginesRefuseItAndTheFailuresAreToldTogether(@TempDir Path folder)
            throws Exception {
        Path jar = emptyJar(folder);
        grid.engines.values().forEach(engine -> engine.holds = true);
        CompletableFuture<Void> adding = CompletableFuture.runAsync(() -> client.addJars(jar));
        await().until(() -> grid.engines.values().stream().allMatch(engine -> engine.handles.size() == 1));
        grid.engine(0).handles.get(0).fail(new CogridException("another version of a.A"));
        grid.engine(2).handles.get(0).fail(new CogridException("another version of a.A"));
        assertThat(adding).isNotDone();

        grid.engine(5).handles.get(0).succeed(null);

        assertThat(adding)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withCauseInstanceOf(CompositeTaskException.class)
                .withMessageContaining("addJars failed on 2 of 3 engines\n  on engines [0, 2]: another version of a.A");
    }

    @Test
    void anEngineThatHasLeftNeedsNoLibrary(@TempDir Path folder) throws Exception {
        grid.engine(2).refusal = new EngineLostException("engine 2 has left");

        client.addJars(emptyJar(folder));

        assertThat(grid.engine(5).libraries).isOne();
    }

    private static Path emptyJar(Path folder) throws IOException {
        Path jar = folder.resolve("lib.jar");
        new JarOutputStream(Files.newOutputStream(jar)).close();
        return jar;
    }

    @Test
    void aGridMapHasANameThatIsNotOneOfCogrids() {
        for (String name : List.of("cogrid", "cogrid.ns.0", "cogridlike")) {
            assertThatThrownBy(() -> client.gridMap(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + name + "'")
                    .hasMessageContaining("choose another one");
        }
        assertThatThrownBy(() -> client.gridMap("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.gridMap(null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void closingAndForgettingReachTheGrid() {
        client.forget(2);
        assertThat(grid.forgotten).containsExactly(2);
        assertThat(client).hasToString("<Client of grid 'fake': engines [0, 2, 5]>");
        client.close();
        assertThat(grid.closed).isTrue();
        assertThat(client).hasToString("<Client of grid 'fake': closed>");
    }
}
