package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.cogrid.client.Client;
import org.cogrid.client.it.SharedGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What runs of a program leave on engines, and what it is to the edited program and to other clients. */
final class EarlierVersionsIT {
    private static final int EDITS = 3;

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    private Path folder;

    @Test
    void anotherClientsValueIsTheVeryObjectToWhoHasTheSameClassOrNone() throws Exception {
        Program program = two(1);
        run(program, "Two", "fresh");
        GRID.e0().execute("before = q").get();

        assertThat(run(program, "Two", "left")).asString().endsWith("version 1");
        assertThat(groovy("e0.applySync({ it.x() + it.y() }, org.cogrid.core.Reference.ref('q'))"))
                .isEqualTo(7.0);

        assertThat(GRID.e0().evaluate("q.is(before)").get()).isEqualTo(true);
        assertThat(note("q")).isEmpty();
    }

    @Test
    void anotherEnginesValueFitsTheFunctionOfEachEdit() throws Exception {
        run(two(0), "Two", "fresh");

        for (int edit = 1; edit <= EDITS; edit++) {
            assertThat(run(two(edit), "Two", "leftThere")).isEqualTo("Pt[x=3.0, y=4.0] version " + edit);
        }
        assertThat(note("q")).isEmpty(); // only the other engine's copy is of the edited class
    }

    @Test
    void aTextsFunctionHoldsItsVersionUntilTheTextIsRunAgain() throws Exception {
        String text = "def shown(p) { Two.show(p) }";
        run(two(1), "Two", "fresh");
        GRID.e0().execute(text).get();
        assertThat(GRID.e0().evaluate("shown(q)").get()).isEqualTo("Pt[x=3.0, y=4.0] version 1");
        run(two(2), "Two", "fresh");

        assertThatThrownBy(() -> GRID.e0().evaluate("shown(q)").get()).hasMessageContaining("run the text again");

        GRID.e0().execute(text).get();
        assertThat(GRID.e0().evaluate("shown(q)").get()).isEqualTo("Pt[x=3.0, y=4.0] version 2");
    }

    private static final String HEARS = """
            import org.cogrid.client.*;
            public class Hears {
                static int heard;
                static String hear(String what) { return "version %1$d " + what + " " + ++heard; }
                static boolean register() {
                    java.util.function.UnaryOperator<String> listener = what -> hear(what);
                    System.getProperties().put("test.listener", listener);
                    return true;
                }
                static boolean begin() {
                    new Thread(() -> {
                        for (int turn = 1; System.getProperty("test.on") != null; turn++) {
                            System.setProperty("test.turn", "version %1$d turn " + turn);
                            Thread.yield();
                        }
                    }).start();
                    return true;
                }
                public static Object listen(Client rc) { return rc.view(0).applySync(() -> register()); }
                public static Object start(Client rc) { return rc.view(0).applySync(() -> begin()); }
                public static Object call(Client rc) { return rc.view(0).applySync(() -> hear("call")); }
            }
            """;

    @Test
    void aListenerGoesOnWithItsClassAndStatics() throws Exception {
        run(hears(1), "Hears", "listen");
        assertThat(run(hears(1), "Hears", "call")).isEqualTo("version 1 call 1");
        for (int edit = 2; edit <= EDITS; edit++) {
            assertThat(run(hears(edit), "Hears", "call")).isEqualTo("version " + edit + " call 1");
            assertThat(GRID.e0()
                            .evaluate("System.properties['test.listener'].apply('event')")
                            .get())
                    .isEqualTo("version 1 event " + edit);
        }
        GRID.e0().execute("System.properties.remove('test.listener')").get();
    }

    @Test
    void aThreadGoesOnWithItsClass() throws Exception {
        GRID.e0()
                .execute("System.setProperty('test.on', ''); System.setProperty('test.turn', '')")
                .get();
        run(hears(11), "Hears", "start");
        run(hears(12), "Hears", "call");

        String then = turn();
        await().untilAsserted(
                        () -> assertThat(turn()).startsWith("version 11 turn ").isNotEqualTo(then));

        GRID.e0().execute("System.clearProperty('test.on')").get();
    }

    private static String turn() {
        return GRID.e0().<String>evaluate("System.getProperty('test.turn')").get();
    }

    private Program two(int edit) throws Exception {
        return new Program(Files.createTempDirectory(folder, "two")).with("Two", EditAndRerunIT.TWO.formatted(edit));
    }

    private Program hears(int edit) throws Exception {
        return new Program(Files.createTempDirectory(folder, "hears")).with("Hears", HEARS.formatted(edit));
    }

    private static Object run(Program program, String type, String method) throws Exception {
        try (Client client = GRID.cluster().connect();
                URLClassLoader loader = Program.loader(program.classes())) {
            return EditAndRerunIT.call(loader, type, method, client);
        }
    }

    private static Object groovy(String text) {
        return new GroovyShell(new Binding(Map.of("e0", GRID.e0()))).evaluate(text);
    }

    private static String note(String variable) {
        return GRID.e0().variables().find(variable).orElseThrow().note();
    }
}
