package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.lang.reflect.InvocationTargetException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cogrid.client.Client;
import org.cogrid.client.it.SharedGrid;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.VariableInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs that are changed and run again, each time with a client of its own, on a grid that stays. */
final class EditAndRerunIT {
    private static final int EDITS = 5;

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    @TempDir
    private Path folder;

    /** Two classes of one file and package: to the JVM they are nothing but together. */
    static final String TWO = """
            import org.cogrid.client.*;
            import static org.cogrid.core.Reference.ref;
            public class Two {
                static String show(Pt p) { return p + " version %1$s"; }
                static boolean same(java.util.List<Pt> list, Pt p) { return list.get(0) == p; }
                public static Object fresh(Client rc) {
                    rc.view(0).put("q", new Pt(3, 4));
                    return rc.view(0).applySync(Two::show, ref("q", Pt.class));
                }
                public static Object left(Client rc) {
                    return rc.view(0).applySync(Two::show, ref("q", Pt.class));
                }
                public static Object leftThere(Client rc) {
                    return rc.view(1).applySync(Two::show, ref(rc.view(0), "q", Pt.class));
                }
                public static Object twoNames(Client rc) {
                    rc.view(0).put("q", new Pt(3, 4));
                    rc.view(0).execute("list = [q]").get();
                    return true;
                }
                public static Object sameThere(Client rc) {
                    return rc.view(0).applySync(Two::same, ref("list", java.util.List.class), ref("q", Pt.class));
                }
            }
            record Pt(double x, double y) {}
            """;

    @Test
    void aFreshValueFitsTheFunctionOfEachEdit() throws Exception {
        for (int edit = 1; edit <= EDITS; edit++) {
            assertThat(run(two(edit), "Two", "fresh")).isEqualTo("Pt[x=3.0, y=4.0] version " + edit);
        }
    }

    @Test
    void aValueOfTheFirstRunFitsTheFunctionOfEachEdit() throws Exception {
        run(two(0), "Two", "fresh");
        for (int edit = 1; edit <= EDITS; edit++) {
            assertThat(run(two(edit), "Two", "left")).isEqualTo("Pt[x=3.0, y=4.0] version " + edit);
        }
        assertThat(variable("q").note()).contains("carried over");
    }

    @Test
    void allNamesOfAValueFollowIt() throws Exception {
        run(two(0), "Two", "twoNames");
        for (int edit = 1; edit <= EDITS; edit++) {
            assertThat(run(two(edit), "Two", "sameThere")).isEqualTo(true);
        }
        assertThat(GRID.e0().evaluate("list[0].is(q)").get()).isEqualTo(true);
    }

    @Test
    void aProgramThatIsConnectedKeepsItsVersion() throws Exception {
        Path first = two(1).classes();
        Path second = two(2).classes();
        try (Client one = GRID.cluster().connect();
                Client other = GRID.cluster().connect();
                URLClassLoader ofOne = Program.loader(first);
                URLClassLoader ofOther = Program.loader(second)) {
            for (int turn = 0; turn < EDITS; turn++) {
                assertThat(call(ofOne, "Two", "fresh", one)).asString().endsWith("version 1");
                assertThat(call(ofOther, "Two", "left", other)).asString().endsWith("version 2");
                assertThat(call(ofOne, "Two", "left", one)).asString().endsWith("version 1");
            }
        }
    }

    private static final String DATA = """
            package d;
            public class Data implements java.io.Serializable {
                public static int made;
                public final int n;
                public Data(int n) { this.n = n; made++; }
                public enum Kind { SMALL, LARGE }
                public Kind kind() { return n < 10 ? Kind.SMALL : Kind.LARGE; }
            }
            """;
    private static final String USER = """
            package u;
            import org.cogrid.client.*;
            import static org.cogrid.core.Reference.ref;
            public class User {
                public static Object make(Client rc) { rc.view(0).put("data", new d.Data(5)); return true; }
                public static Object use(Client rc) {
                    return rc.view(0).applySync((d.Data data) -> "%1$s " + data.n + data.kind() + ++d.Data.made, ref("data", d.Data.class));
                }
            }
            """;

    @Test
    void anUnchangedClassKeepsItsIdentityAndStaticsWhateverElseChanges() throws Exception {
        Path data = new Program(folder.resolve("data")).with("d.Data", DATA).jar("data-1.0.jar");
        run(new Program(folder.resolve("u0"), data).with("u.User", USER.formatted(0)), "u.User", "make", data);
        for (int edit = 1; edit <= EDITS; edit++) {
            Program user = new Program(folder.resolve("u" + edit), data).with("u.User", USER.formatted(edit));
            Path place = edit % 2 == 0 ? user.classes() : user.jar("user.jar");
            assertThat(call(place, "u.User", "use", data)).isEqualTo(edit + " 5SMALL" + edit);
        }
        assertThat(variable("data").note()).isEmpty();
    }

    private static final String SHAPE = "package s; public interface Shape { double area(); }";
    private static final String SHAPES = """
            package s;
            import org.cogrid.client.*;
            import static org.cogrid.core.Reference.ref;
            public class Shapes {
                public enum Unit { CM, M }
                record Box(double a, Unit unit) implements Shape { public double area() { return a * a; } }
                static class Disc implements Shape, java.io.Serializable {
                    double r = 1;
                    public double area() { return %1$s * r; }
                    %2$s
                }
                @SuppressWarnings("unchecked")
                static double sum(java.util.Map<String, Shape> all) {
                    return all.values().stream().mapToDouble(Shape::area).sum();
                }
                public static Object make(Client rc) {
                    rc.view(0).put("shapes", new java.util.HashMap<>(java.util.Map.of("b", new Box(2, Unit.M), "d", new Disc())));
                    return true;
                }
                public static Object use(Client rc) {
                    return rc.view(0).applySync(Shapes::sum, ref("shapes", java.util.Map.class));
                }
                public static Object useThere(Client rc) {
                    return rc.view(1).applySync(Shapes::sum, ref(rc.view(0), "shapes", java.util.Map.class));
                }
                public static Object disc(Client rc) {
                    return rc.view(0).applySync((java.util.Map<String, Shape> all) -> ((Disc) all.get("d")).area(), ref("shapes", java.util.Map.class));
                }
            }
            """;

    @Test
    void valuesOfAChangedClassAreConvertedWhereTheirFieldsFit() throws Exception {
        run(shapes(0, ""), "s.Shapes", "make");
        for (int edit = 1; edit <= EDITS; edit++) {
            Program edited = shapes(edit, "public int method" + edit + "() { return 0; } int added" + edit + ";");
            assertThat(run(edited, "s.Shapes", "use")).isEqualTo(4.0 + edit);
            run(shapes(0, ""), "s.Shapes", "make");
        }
    }

    @Test
    void aValueWhoseFieldsDoNotFitIsRefusedNamingBothVersions() throws Exception {
        run(shapes(1, ""), "s.Shapes", "make");
        Program edited = new Program(folder.resolve("without"))
                .with("s.Shape", SHAPE)
                .with(
                        "s.Shapes",
                        SHAPES.formatted(2, "")
                                .replace("double r = 1", "double radius = 1")
                                .replace("* r", "* radius"));

        for (String used : List.of("use", "disc", "use")) {
            assertThatThrownBy(() -> run(edited, "s.Shapes", used))
                    .isInstanceOf(RemoteTaskException.class)
                    .extracting(failure -> ((RemoteTaskException) failure).remoteMessage(), STRING)
                    .matches("the variable 'shapes' does not fit this program: it holds class s\\.Shapes\\$Disc,"
                            + " the version of [\\d:]+ from folder shapes\\d+/classes\\n"
                            + "this program has the version of [\\d:]+ from folder without/classes: there is no field 'r'\\n"
                            + "assign it again, or remove\\('shapes'\\)");
        }
        assertThatThrownBy(() -> run(edited, "s.Shapes", "useThere"))
                .hasMessageContaining(
                        "the variable 'shapes' of engine 0 does not fit this program: it holds class s.Shapes$Disc,")
                .hasMessageEndingWith("there is no field 'r'\nassign it again there, or remove('shapes') there");
        assertThat(run(shapes(1, ""), "s.Shapes", "use")).isEqualTo(5.0); // nothing was lost
        assertThat(variable("shapes").note()).contains("no field 'r'");
        assertThat(GRID.e0().variables().toString())
                .containsPattern("\\(old version of Shapes\\$Disc \\([\\d:]+\\)\\)\\R?")
                .doesNotContain("no field");
    }

    /** It holds no fields that travel, such as a connection. */
    @Test
    void everyClassOfAValueWhoseFieldsDoNotFitIsTold() throws Exception {
        run(shapes(1, ""), "s.Shapes", "make");
        Program edited = new Program(folder.resolve("without both"))
                .with("s.Shape", SHAPE)
                .with(
                        "s.Shapes",
                        SHAPES.formatted(2, "")
                                .replace("double r = 1", "double radius = 1")
                                .replace("* r", "* radius")
                                .replace("double a,", "double edge,")
                                .replace("a * a", "edge * edge"));

        assertThatThrownBy(() -> run(edited, "s.Shapes", "use"))
                .isInstanceOf(RemoteTaskException.class)
                .hasMessageContaining("there is no field 'r'")
                .hasMessageContaining("there is no field 'a'")
                .hasMessageContaining("\nnor does class s.Shapes$");
    }

    private static final String OPEN = """
            import org.cogrid.client.*;
            import static org.cogrid.core.Reference.ref;
            public class Open {
                static String show(Conn conn) { return "version %1$s: " + conn.n; }
                static String showAll(java.util.List<Conn> all) { return show(all.get(0)); }
                public static Conn make() { return new Conn(); }
                public static Object send(Client rc) { return rc.view(0).applySync((Integer n) -> "%1$s" + n, 1); }
                public static Object use(Client rc) { return rc.view(0).applySync(Open::show, ref("conn", Conn.class)); }
                public static Object useAll(Client rc) {
                    return rc.view(0).applySync(Open::showAll, ref("conns", java.util.List.class));
                }
            }
            class Conn { int n = %1$s; }
            """;

    @Test
    void aValueThatCannotBeCopiedIsRefusedWithTheReason() throws Exception {
        run(open(1), "Open", "send");
        GRID.e0().execute("conn = Open.make()\nconns = [conn]").get();
        assertThat(run(open(1), "Open", "use")).isEqualTo("version 1: 1");
        Program edited = open(2);

        for (String used : List.of("use", "useAll", "use")) {
            assertThatThrownBy(() -> run(edited, "Open", used))
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("does not fit this program: it holds class Conn, the version of ")
                    .hasMessageContaining("the value can't be copied into it")
                    .hasMessageContaining("which is not serializable")
                    .hasMessageContaining("assign it again, or remove('conn")
                    .hasMessageNotContaining("unnamed module");
        }
        assertThat(run(open(1), "Open", "useAll")).isEqualTo("version 1: 1"); // nothing was lost
        assertThat(variable("conn").note()).contains("not serializable");
    }

    private Program open(int edit) throws Exception {
        Path place = Files.createTempDirectory(folder, "open");
        return new Program(place).with("Open", OPEN.formatted(edit));
    }

    private Program shapes(int edit, String more) throws Exception {
        Path place = Files.createTempDirectory(folder, "shapes");
        return new Program(place).with("s.Shape", SHAPE).with("s.Shapes", SHAPES.formatted(edit + ".0", more));
    }

    @Test
    void aTextUsesTheVersionThatWasSentLast() throws Exception {
        for (int edit = 1; edit <= EDITS; edit++) {
            run(two(edit), "Two", "fresh");
            assertThat(GRID.e0().evaluate("Two.show(q)").get()).isEqualTo("Pt[x=3.0, y=4.0] version " + edit);
        }
    }

    @Test
    void aLibraryThatWasMissingIsFoundWhenItComesAndMissedWhenItIsGone() throws Exception {
        Path library = new Program(folder.resolve("library"))
                .with("lib.Twice", "package lib; public class Twice { public static int of(int n) { return 2 * n; } }")
                .jar("twice-1.0.jar");
        Program program = new Program(folder.resolve("user"), library).with("v.V", """
                        package v;
                        public class V {
                            static int twice(int n) { return lib.Twice.of(n); }
                            public static Object use(org.cogrid.client.Client rc) { return rc.view(0).applySync(V::twice, 21); }
                        }
                        """);
        for (int turn = 0; turn < 2; turn++) {
            assertThatThrownBy(() -> run(program, "v.V", "use"))
                    .isInstanceOf(RemoteTaskException.class)
                    .hasMessageContaining("lib/Twice");
            assertThat(run(program, "v.V", "use", library)).isEqualTo(42);
        }
    }

    private Program two(int edit) throws Exception {
        Path place = Files.createTempDirectory(folder, "two");
        return new Program(place).with("Two", TWO.formatted(edit));
    }

    private static Object run(Program program, String type, String method, Path... libraries) throws Exception {
        return call(program.classes(), type, method, libraries);
    }

    private static Object call(Path program, String type, String method, Path... libraries) throws Exception {
        Path[] places = new Path[libraries.length + 1];
        places[0] = program;
        System.arraycopy(libraries, 0, places, 1, libraries.length);
        try (Client client = GRID.cluster().connect();
                URLClassLoader loader = Program.loader(places)) {
            return call(loader, type, method, client);
        }
    }

    static Object call(ClassLoader loader, String type, String method, Client client) throws Exception {
        try {
            return loader.loadClass(type).getMethod(method, Client.class).invoke(null, client);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static VariableInfo variable(String name) {
        return GRID.e0().variables().find(name).orElseThrow();
    }
}
