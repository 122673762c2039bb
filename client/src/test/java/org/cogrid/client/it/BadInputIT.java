package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Reference.ref;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.config.ConfigException;
import org.cogrid.config.Settings;
import org.cogrid.core.CogridException;
import org.cogrid.core.NoSuchEngineException;
import org.cogrid.core.RemoteTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with what a program gives ends in a clear error, and the engine stays usable. */
class BadInputIT extends UsableAfterwards {
    @TempDir
    Path folder;

    @Test
    void anUnknownEngineIsRefusedWithTheIdsThereAre() {
        assertThatThrownBy(() -> GRID.client().view(7))
                .isInstanceOf(NoSuchEngineException.class)
                .hasMessageContaining("no engine 7")
                .hasMessageContaining("[0, 1]");
        assertThatThrownBy(() -> GRID.client().getAt(-3)).isInstanceOf(NoSuchEngineException.class);
    }

    @Test
    void aMissingNameIsARemoteMissingPropertyException() {
        DirectView e0 = GRID.e0();

        assertMissing("nowhere", () -> e0.get("nowhere"));
        assertMissing("nowhere", () -> e0.pull("nowhere").get());
        assertMissing("nowhere", () -> e0.execute("1 + nowhere").get());
        assertMissing("nowhere", () -> e0.applySync(groovy("{ v -> v }"), ref("nowhere")));
        assertMissing("nowhere", () -> e0.applySync(groovy("{ v -> v }"), List.of(List.of(ref("nowhere.b")))));
        assertMissing("nowhere", () -> e0.applySync(ref("nowhere"), 1));
        assertMissing("nowhere", () -> InClient.groovy(Map.of("e0", e0), "e0['nowhere']"));
        assertMissing("nowhere", () -> InClient.groovy(Map.of("e0", e0), "e0.applySync { -> nowhere }"));
    }

    private static void assertMissing(String name, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
            assertThat(failure.remoteClass()).isEqualTo("groovy.lang.MissingPropertyException");
            assertThat(failure.getMessage()).contains(name).contains("engine 0");
            assertThat(failure.engineId()).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1a", "a b", "", "a-b", "class", "def", "it", "owner", "delegate", "metaClass", "binding"})
    void aNameThatNoVariableCanHaveIsRefusedHere(String name) {
        DirectView e0 = GRID.e0();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> e0.put(name, 1))
                .withMessageContaining("'" + name + "'")
                .withMessageContaining("can't be a variable's name");
        assertThatIllegalArgumentException().isThrownBy(() -> e0.push(Map.of(name, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> e0.pull(name));
    }

    @Test
    void anUnknownPropertyOfAViewIsALocalError() {
        assertThatThrownBy(() -> InClient.groovy(Map.of("e0", GRID.e0()), "e0.keyz"))
                .isInstanceOf(groovy.lang.MissingPropertyException.class)
                .hasMessageContaining("keyz");
    }

    @Test
    void aNameOnlyTheProgramHasIsToldApart() {
        assertThatThrownBy(() -> InClient.groovy(Map.of("e0", GRID.e0(), "n", 5), "e0.applySync { -> n + 1 }"))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("n is a variable of your program, not of engine 0: pass it, or push(n: n)");
    }

    @Test
    void aScriptFileThatDoesNotExistIsRefusedHere() {
        assertThatThrownBy(() -> GRID.e0().run(folder.resolve("nothing.groovy")))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("nothing.groovy");
    }

    @Test
    void aSyntaxErrorIsToldWithItsFileAndLine() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.groovy"), "a = 1\nb = (2\nc = 3\n");

        assertThatThrownBy(() -> GRID.e0().run(file).get())
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining(" while running: broken.groovy: ")
                .hasMessageContaining("line");
        assertThat(GRID.e0().contains("a")).isFalse();
    }

    @Test
    void anErrorInACalledMethodHasItsOwnFileAndLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("tools.groovy"),
                "def half(x) {\n    if (x == null)\n        throw new IOException('none')\n}\n");
        GRID.e0().run(file).get();

        assertThatThrownBy(() -> GRID.e0().execute("1\nhalf(null)").get())
                .isInstanceOfSatisfying(RemoteTaskException.class, failure -> {
                    assertThat(failure.remoteStack())
                            .contains("half(tools.groovy:3)")
                            .contains(":2)");
                    assertThat(failure.remoteStack()).doesNotContain("$def").doesNotContain("org.codehaus.groovy");
                });
        assertThatThrownBy(() -> GRID.e0().applySync(ref("half"), (Object) null))
                .isInstanceOfSatisfying(
                        RemoteTaskException.class,
                        failure -> assertThat(failure.remoteStack()).contains("half(tools.groovy:3)"));
    }

    @Test
    void anUnknownConfigurationFileIsRefusedByName() {
        Settings settings = Settings.load()
                .with("cogrid.client-config", folder.resolve("none.yaml").toString());

        assertThatThrownBy(() -> Client.connect(GRID.cluster().connectionFile(), settings))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("none.yaml");
    }
}
