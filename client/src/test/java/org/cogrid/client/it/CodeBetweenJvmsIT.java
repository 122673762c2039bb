package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.Reference.ref;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cogrid.client.Client;
import org.cogrid.client.internal.code.Program;
import org.cogrid.core.RemoteTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Code that travels to engines in JVMs of their own; this class itself mentions the client, which they don't have. */
final class CodeBetweenJvmsIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    private Path folder;

    record Cell(int v) implements Serializable {
        Cell twice() {
            return new Cell(2 * v);
        }
    }

    @Test
    void valuesAndFunctionsOfThisClassTravelBothWays() {
        Cell there = GRID.e0().applySync((Cell cell) -> cell.twice(), new Cell(21));

        assertThat(there).isEqualTo(new Cell(42));
    }

    @Test
    void aFunctionThatUsesTheClientSaysSoWhereItRuns() {
        assertThatThrownBy(() -> GRID.e0().applySync(() -> usingTheClient(null)))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("org.cogrid.client.Client.ids was called on an engine, where there is no client");
    }

    @Test
    void aValueStaysOfItsClassForTheNextFunction() {
        GRID.e0().put("cell", new Cell(4));

        assertThat(GRID.e0().applySync((Cell cell) -> cell.twice().v(), ref("cell")))
                .isEqualTo(8);
        assertThat(GRID.e0().evaluate("cell.twice()").get()).isEqualTo(new Cell(8));
    }

    @Test
    void aRecursionGoesAsDeepAsInTheProgramItself() {
        assertThat(GRID.e0().applySync(() -> Deep.depth(25_000))).isEqualTo(25_000);
    }

    @Test
    void workersOfTheCommonPoolFindTheClassesOfTheTask() {
        Set<String> found = GRID.e0()
                .applySync(() -> IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(CodeBetweenJvmsIT::findByName)
                        .collect(Collectors.toSet()));

        assertThat(found).containsExactly(Deep.class.getName());
    }

    private static String findByName(int ignored) {
        try {
            Thread.sleep(1); // so that the pool's workers get their share
            return Class.forName(
                            "org.cogrid.client.it.CodeBetweenJvmsIT$Deep",
                            true,
                            Thread.currentThread().getContextClassLoader())
                    .getName();
        } catch (ReflectiveOperationException | InterruptedException e) {
            return e.toString();
        }
    }

    static final class Deep {
        static int depth(int n) {
            return n == 0 ? 0 : 1 + depth(n - 1);
        }
    }

    @Test
    void addedJarsAreKnownToScriptsOnAllEngines() {
        Path jar = new Program(folder)
                .with(
                        "added.Greeting",
                        "package added; public class Greeting implements java.util.function.Supplier<String> {"
                                + " public static String of(String name) { return \"hello \" + name; }"
                                + " public String get() { return of(\"service\"); } }")
                .withResource("META-INF/services/java.util.function.Supplier", "added.Greeting\n")
                .jar("greeting-1.0.jar");

        GRID.client().addJars(jar);

        for (var view : List.of(GRID.e0(), GRID.e1())) {
            view.execute("import added.Greeting").get();
            assertThat(view.evaluate("Greeting.of('Ada')").get()).isEqualTo("hello Ada");
            assertThat(view.evaluate("ServiceLoader.load(java.util.function.Supplier).iterator().next().get()")
                            .get())
                    .isEqualTo("hello service");
        }
    }

    @Test
    void aFunctionsOwnCodeIsWhatLibrariesSeeAsContext() {
        boolean own = GRID.e0()
                .applySync(() -> Thread.currentThread().getContextClassLoader() == Cell.class.getClassLoader());

        assertThat(own).isTrue();
    }

    private static String usingTheClient(Client client) {
        return String.valueOf(client.ids());
    }
}
