package org.cogrid.client.internal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.internal.code.Program;
import org.junit.jupiter.api.Test;

/** Programs that are edited and run again as users do it, each time in a JVM of its own, on an engine that stays. */
final class EditedProgramsIT extends CommandsBesideGrid {
    private static final int EDITS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private String told(String... words) throws Exception {
        return told(start(words));
    }

    private static String told(CommandRun run) throws Exception {
        CommandRun.Told told = run.told();
        assertThat(told.err()).isEmpty();
        assertThat(told.code()).isZero();
        return told.out().strip();
    }

    private void file(String name, String text, Object... edit) throws Exception {
        file(name, text.formatted(edit));
    }

    private static String note(String variable) {
        return GRID.e0().variables().find(variable).orElseThrow().note();
    }

    @Test
    void aJavaFile() throws Exception {
        for (int edit = 1; edit <= EDITS; edit++) {
            file("Two.java", """
                    import org.cogrid.client.*;
                    import static org.cogrid.core.Reference.ref;
                    public class Two {
                        static String show(Pt p) { return "version %d: " + p; }
                        public static void main(Client rc, String[] args) {
                            DirectView e0 = rc.view(0);
                            if (args.length > 0) e0.put("first", new Pt(1, 2));
                            e0.put("fresh", new Pt(3, 4));
                            String first = e0.applySync(Two::show, ref("first", Pt.class));
                            String fresh = e0.applySync(Two::show, ref("fresh", Pt.class));
                            System.out.println(first + ", " + fresh);
                        }
                    }
                    record Pt(int x, int y) {}
                    """, edit);

            assertThat(edit == 1 ? told("run", "Two.java", "first") : told("run", "Two.java"))
                    .isEqualTo("version %1$d: Pt[x=1, y=2], version %1$d: Pt[x=3, y=4]", edit);
        }
        assertThat(note("first")).contains("carried over");
        assertThat(note("fresh")).isEmpty();
    }

    @Test
    void aScriptWithAClassAndAClosure() throws Exception {
        for (int edit = 1; edit <= EDITS; edit++) {
            file("job.groovy", """
                    import static org.cogrid.core.Reference.ref
                    %2$s
                    class Cfg implements Serializable { int n; String toString() { "Cfg $n" } }
                    def show = { Cfg c -> "version %1$d: $c" as String }
                    def e0 = rc[0]
                    if (args) e0['old'] = new Cfg(n: 1)
                    e0['fresh'] = new Cfg(n: 2)
                    println(e0.applySync(show, ref('old')) + ', ' + e0.applySync(show, ref('fresh')))
                    """, edit, "// a line more\n".repeat(edit));

            assertThat(edit == 1 ? told("run", "job.groovy", "first") : told("run", "job.groovy"))
                    .isEqualTo("version %1$d: Cfg 1, version %1$d: Cfg 2", edit);
        }
    }

    @Test
    void aValueThatDoesNotFitIsRefusedInAFewLines() throws Exception {
        String program = """
                import org.cogrid.client.*;
                import static org.cogrid.core.Reference.ref;
                public class Spots {
                    static String show(Spot spot) { return spot.toString(); }
                    public static void main(Client rc, String[] args) {
                        if (args.length > 0) rc.view(0).put("spot", new Spot(%s));
                        String there = rc.view(0).applySync(Spots::show, ref("spot", Spot.class));
                        System.out.println(there);
                    }
                }
                record Spot(%s) {}
                """;
        file("Spots.java", program, "1, 2", "int x, int y");
        assertThat(told("run", "Spots.java", "first")).isEqualTo("Spot[x=1, y=2]");

        file("Spots.java", program, "1", "int x");
        assertThat(errors("Spots.java"))
                .matches(
                        "(?s)cogrid: Spots.java:7: task \\d+ failed on engine 0 while decoding its arguments: the variable 'spot' does not fit this program: it holds class Spot,"
                                + " the version of [\\d:]+ from Spots.java\\R"
                                + "this program has the version of [\\d:]+ from Spots.java: there is no field 'y'\\R"
                                + "assign it again, or remove\\('spot'\\)[^\\n]*");

        file(
                "Spots.java",
                program.replace("ref(\"spot\", Spot.class)", "(Spot) rc.view(0).get(\"spot\")"),
                "1",
                "int x");
        assertThat(errors("Spots.java"))
                .matches(
                        "(?s).*: task \\d+ \\(pull\\) on engine 0 ran, but the value of 'spot' can't be used in this program:"
                                + " the value holds class Spot, another version from Spots.java; in that of this program there is"
                                + " no field 'y'\\Rassign it again, or remove it from the engine");

        file(
                "Spots.java",
                program.replace("ref(\"spot\", Spot.class)", "(Place) rc.view(0).get(\"spot\")")
                        .replace("Spot ", "Place ")
                        .replace("Spot(", "Place("),
                "1",
                "int x");
        assertThat(errors("Spots.java"))
                .contains("the value of 'spot' can't be used in this program: Spot is known to the engine but not to")
                .contains("if it was renamed or removed, assign the value again");
    }

    private String errors(String program) throws Exception {
        CommandRun.Told told = start("run", program).told();
        assertThat(told.code()).isOne();
        return told.err().strip();
    }

    private static final String MAIN = """
            package app;
            import org.cogrid.client.*;
            import static org.cogrid.core.Reference.ref;
            public class Main {
                public static void main(String[] args) {
                    try (Client rc = Client.connect()) {
                        DirectView e0 = rc.view(0);
                        if (args.length > 0) e0.put("data", new Data(7));
                        String all = e0.applySync((Data d) -> "version %d: " + d + " of " + Data.made, ref("data", Data.class));
                        System.out.println(all);
                    }
                }
            }
            """;

    /** The class that is not edited stays the same class, with its static fields. */
    @Test
    void aCompiledProgramOfWhichOneFileIsEdited() throws Exception {
        Program program = new Program(folder).with("app.Data", """
                package app;
                public class Data implements java.io.Serializable {
                    public static int made;
                    private final int n;
                    public Data(int n) { this.n = n; }
                    private Object readResolve() { made++; return this; }
                    @Override public String toString() { return "Data " + n; }
                }
                """);
        program.with("app.Main", MAIN.formatted(1));
        assertThat(told("run", "--class-path", "classes", "app.Main", "first")).isEqualTo("version 1: Data 7 of 1");

        program.with("app.Main", MAIN.formatted(2));
        assertThat(told("run", "--class-path", "classes", "app.Main")).isEqualTo("version 2: Data 7 of 1");
        program.with("app.Main", MAIN.formatted(3));
        assertThat(java("app.Main")).isEqualTo("version 3: Data 7 of 1");
        assertThat(note("data")).isEmpty();
    }

    /** As a build or an IDE starts a program. */
    private String java(String type) throws Exception {
        Path out = folder.resolve("java.out");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        folder.resolve("classes") + File.pathSeparator + System.getProperty("java.class.path"),
                        type)
                .redirectError(folder.resolve("java.err").toFile())
                .redirectOutput(out.toFile());
        builder.environment()
                .put("COGRID_CONNECTION", GRID.cluster().connectionFile().toString());
        Process program = builder.start();
        assertThat(program.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        return Files.readString(out).strip();
    }

    @Test
    void aClassInTheShell() throws Exception {
        CommandRun shell = start("shell");
        StringBuilder lines = new StringBuilder();
        for (int edit = 1; edit <= EDITS; edit++) {
            lines.append("""
                    class Pt implements Serializable { int x = 7; String show() { "version %1$d: $x" } }
                    if (%1$d == 1) e0['pt'] = new Pt()
                    println e0.applySync({ Pt p -> p.show() }, org.cogrid.core.Reference.ref('pt'))
                    println e0.applySync({ Pt p -> p.show() }, new Pt(x: 8))
                    """.formatted(edit));
        }
        shell.type(lines.toString());

        assertThat(told(shell).lines().filter(line -> line.startsWith("version")))
                .containsExactly(
                        "version 1: 7",
                        "version 1: 8",
                        "version 2: 7",
                        "version 2: 8",
                        "version 3: 7",
                        "version 3: 8",
                        "version 4: 7",
                        "version 4: 8",
                        "version 5: 7",
                        "version 5: 8");
    }

    @Test
    void aMethodAndARecordInJShell() throws Exception {
        CommandRun jshell = start("jshell", "--", "-s", "-");
        jshell.type("""
                var e0 = rc.view(0)
                record Spot(int x) { String text() { return "spot " + x; } }
                String show(Spot s) { return "version 1: " + s.text(); }
                e0.put("spot", new Spot(7))
                System.out.println(e0.<Spot, String>applySync((Spot s) -> show(s), ref("spot", Spot.class)))
                String show(Spot s) { return "version 2: " + s.text(); }
                System.out.println(e0.<Spot, String>applySync((Spot s) -> show(s), ref("spot", Spot.class)))
                record Spot(int x) { String text() { return "place " + x; } }
                System.out.println(e0.<Spot, String>applySync((Spot s) -> show(s), ref("spot", Spot.class)))
                System.out.println(e0.<Spot, String>applySync((Spot s) -> show(s), new Spot(8)))
                """);

        assertThat(told(jshell).lines().filter(line -> !line.isEmpty()))
                .containsExactly("version 1: spot 7", "version 2: spot 7", "version 2: place 7", "version 2: place 8");
    }

    private static final String TURNS = """
            import org.cogrid.client.*;
            import static org.cogrid.core.Reference.ref;
            public class Turns {
                static String show(Kept k) { return "version %1$d: " + k; }
                public static void main(Client rc, String[] args) throws Exception {
                    DirectView e0 = rc.view(0);
                    e0.put(args[0], new Kept(%1$d));
                    for (int turn = 1; turn < args.length; turn++) {
                        while (!e0.contains(args[turn])) Thread.sleep(20);
                        String shown = e0.applySync(Turns::show, ref(args[0], Kept.class));
                        System.out.println(shown);
                    }
                }
            }
            record Kept(int of) {}
            """;

    @Test
    void aProgramThatIsStillConnectedBesideTheEditedOne() throws Exception {
        file("Turns.java", TURNS, 1);
        CommandRun stays = start("run", "Turns.java", "ofFirst", "ofFirst", "ofSecond", "end");
        String one = "version 1: Kept[of=1]\n";
        await().atMost(PATIENCE).until(() -> stays.outputSoFar().equals(one));

        file("Turns.java", TURNS, 2);
        String two = told("run", "Turns.java", "ofSecond", "ofSecond");

        assertThat(two).isEqualTo("version 2: Kept[of=2]");
        await().atMost(PATIENCE).until(() -> stays.outputSoFar().equals(one + one));
        assertThat(told("run", "Turns.java", "again", "again")).isEqualTo(two);
        assertThat(told("exec", "end = true; null")).isEmpty();
        assertThat(told(stays)).isEqualTo((one + one + one).strip());
    }
}
