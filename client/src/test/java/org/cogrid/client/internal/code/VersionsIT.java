package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.VersionConflictException;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.node.internal.code.CodeCollector;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Programs of several jars, folders and versions against one engine. */
final class VersionsIT {
    private static final String POINT = "package p; public class Point implements java.io.Serializable {"
            + " public static int made; public final int x; public Point(int x) { this.x = x; made++; }"
            + " public int value() { return x * %d; } }";
    private static final String FUNCTIONS =
            "package p; import org.cogrid.core.*; import org.cogrid.core.function.*; public class F {"
                    + " public static Fn1<Integer, Object> make() { return x -> new Point(x); }"
                    + " public static Fn1<Point, Integer> use() { return p -> p.value(); }"
                    + " public static Fn0<Integer> made() { return () -> Point.made; } }";

    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    @TempDir
    private Path folder;

    @Test
    void aValueOfOneFunctionIsThatOfTheNext() throws Exception {
        Side side = new Side(folders("v1", 1));
        EngineCode engine = grid.engine();
        Object point = side.<Fn1<Integer, Object>>there(engine, "make").call(5);

        assertThat(side.<Fn1<Object, Integer>>there(engine, "use").call(point)).isEqualTo(5);
    }

    @Test
    void anEqualClientSharesClassesAndStatics() throws Exception {
        Path classes = folders("v1", 1);
        EngineCode engine = grid.engine();
        Object point =
                new Side(classes).<Fn1<Integer, Object>>there(engine, "make").call(5);
        Side second = new Side(classes);

        assertThat(second.<Fn1<Object, Integer>>there(engine, "use").call(point))
                .isEqualTo(5);
        assertThat(second.<Fn0<Integer>>there(engine, "made").call()).isEqualTo(1);
    }

    @Test
    void versionsOfTwoClientsRunSideBySide() throws Exception {
        EngineCode engine = grid.engine();
        Side one = new Side(folders("v1", 1));
        Side ten = new Side(folders("v10", 10));
        Object ofOne = one.<Fn1<Integer, Object>>there(engine, "make").call(5);
        Object ofTen = ten.<Fn1<Integer, Object>>there(engine, "make").call(5);

        assertThat(one.<Fn1<Object, Integer>>there(engine, "use").call(ofOne)).isEqualTo(5);
        assertThat(ten.<Fn1<Object, Integer>>there(engine, "use").call(ofTen)).isEqualTo(50);
        assertThat(ten.<Fn0<Integer>>there(engine, "made").call()).isEqualTo(1);
    }

    @Test
    void mixingVersionsNamesBothOrigins() throws Exception {
        EngineCode engine = grid.engine();
        Object ofOne = new Side(folders("v1", 1))
                .<Fn1<Integer, Object>>there(engine, "make")
                .call(5);
        Fn1<Object, Integer> ofTen = new Side(folders("v10", 10)).there(engine, "use");

        assertThatThrownBy(() -> ofTen.call(ofOne))
                .isInstanceOf(ClassCastException.class)
                .hasMessageMatching(
                        "(?s).*the version of [\\d:]+ from folder v1/classes.*the version of [\\d:]+ from folder v10/classes.*");
        Object both = List.of(ofOne, new Side(folders("v10", 10)).there(engine, "make"));
        assertThatThrownBy(() -> CodeGrid.encode(engine, both))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageContaining("from folder v1/classes")
                .hasMessageContaining("from folder v10/classes");
    }

    @Test
    void aResultIsOfTheClassItsClientSent() throws Exception {
        EngineCode engine = grid.engine();
        Side one = new Side(folders("v1", 1));
        Side ten = new Side(folders("v10", 10));
        Encoded ofTen = CodeGrid.encode(
                engine, ten.<Fn1<Integer, Object>>there(engine, "make").call(5));
        one.there(engine, "make");

        assertThat(CodeGrid.decode(ten.client, ofTen).getClass().getClassLoader())
                .isSameAs(ten.loader);
    }

    @Test
    void aJarBringsItsResourcesAndServices() throws Exception {
        Program library = new Program(folder.resolve("library"))
                .with(
                        "lib.Greeting",
                        "package lib; public class Greeting implements java.util.concurrent.Callable<String> {"
                                + " public String call() throws Exception { try (var in = Greeting.class.getResourceAsStream(\"hi.txt\"))"
                                + " { return new String(in.readAllBytes()); } } }")
                .withResource("lib/hi.txt", "hello")
                .withResource("META-INF/services/java.util.concurrent.Callable", "lib.Greeting\n");
        Path jar = library.jar("greeting-1.0.jar");
        Program user = new Program(folder.resolve("user"), jar)
                .with(
                        "p.G",
                        "package p; public class G {"
                                + " public static org.cogrid.core.function.Fn0<Object> make() { return () -> java.util.ServiceLoader.load("
                                + "java.util.concurrent.Callable.class, lib.Greeting.class.getClassLoader()).iterator().next().call();"
                                + " } }");

        Fn0<Object> there = new Side(user.classes(), jar).there(grid.engine(), "p.G", "make");

        assertThat(there.call()).isEqualTo("hello");
    }

    @Test
    void aClassInAJarTravelsWithItsJar() throws Exception {
        Path jar = points("library", 7).jar("points-1.0.jar");
        Side side = new Side(jar);
        EngineCode engine = grid.engine();
        Object there = side.<Fn1<Integer, Object>>there(engine, "make").call(6);

        assertThat(side.<Fn1<Object, Integer>>there(engine, "use").call(there)).isEqualTo(42);
        assertThat(side.client.unitsSent()).isEqualTo(1);
    }

    @Test
    void aSecondVersionOfALibraryInJarsGoesBesideTheFirst() throws Exception {
        EngineCode engine = grid.engine();
        Side one = new Side(points("one", 1).jar("points-1.0.jar"));
        Side ten = new Side(points("ten", 10).jar("points-1.1.jar"));
        Object ofOne = one.<Fn1<Integer, Object>>there(engine, "make").call(5);
        Object ofTen = ten.<Fn1<Integer, Object>>there(engine, "make").call(5);

        assertThat(one.<Fn1<Object, Integer>>there(engine, "use").call(ofOne)).isEqualTo(5);
        assertThat(ten.<Fn1<Object, Integer>>there(engine, "use").call(ofTen)).isEqualTo(50);
        assertThat(ofTen.getClass().getClassLoader()).asString().matches("the version of [\\d:]+ from points-1.1.jar");
    }

    @Test
    void addedJarsAreSeenByScriptsAndByLaterEngines() throws Exception {
        Path jar = points("library", 3).jar("points-1.0.jar");
        EngineCode present = grid.engine();
        present.adoptLibrary(grid.client().addJars(List.of(jar)));
        EngineCode later = grid.engine();
        assertThat(later.open()).isEmpty();

        assertThat(present.main().loadClass("p.Point").getName()).isEqualTo("p.Point");
        assertThat(later.main().loadClass("p.Point").getName()).isEqualTo("p.Point");
    }

    @Test
    void jarsAddedWhileAnEngineStartsAreThereForItsFirstTask() throws Exception {
        EngineCode starting = grid.engine();
        starting.open();
        grid.client().addJars(List.of(points("library", 3).jar("points-1.0.jar")));
        starting.serving();

        starting.beforeTask();

        assertThat(starting.main().loadClass("p.Point").getName()).isEqualTo("p.Point");
    }

    @Test
    void anAddedJarThatWasMissingOnceIsLoadedWhenItIsThere() {
        Path jar = points("library", 3).jar("points-1.0.jar");
        ContentHash manifest = grid.client().addJars(List.of(jar));
        grid.store.remove(grid.store.manifest(manifest).units());
        EngineCode engine = grid.engine();
        try (CodeCollector collector =
                new CodeCollector(grid.hazelcast(), grid.store, engine, left -> Set.of(), Duration.ofMillis(200))) {
            assertThat(engine.open()).singleElement().asString().contains("points-1.0.jar");
            collector.start();

            grid.client().addJars(List.of(jar));

            Awaitility.await().ignoreExceptions().until(() -> engine.main().loadClass("p.Point") != null);
        }
    }

    @Test
    void scriptsOfAnEngineThatComesBackSeeTheVersionTheyUsedLast() throws Exception {
        EngineCode engine = grid.engine();
        for (int factor : List.of(3, 1, 7, 2, 5)) {
            new Side(folders("v" + factor, factor))
                    .<Fn1<Integer, Object>>there(engine, "make")
                    .call(1);
            assertThat(valueForScripts(engine)).isEqualTo(factor);
        }
        EngineCode back = grid.engine();
        assertThat(back.open()).isEmpty();

        assertThat(valueForScripts(back)).isEqualTo(5);
    }

    private static Object valueForScripts(EngineCode engine) throws Exception {
        Class<?> point = engine.main().loadClass("p.Point");
        return point.getMethod("value").invoke(point.getConstructor(int.class).newInstance(1));
    }

    @Test
    void anAddedJarThatConflictsIsRefused() {
        EngineCode engine = grid.engine();
        engine.adoptLibrary(grid.client().addJars(List.of(points("one", 1).jar("points-1.0.jar"))));
        var second = grid.client().addJars(List.of(points("ten", 10).jar("points-1.1.jar")));

        assertThatThrownBy(() -> engine.adoptLibrary(second))
                .isInstanceOf(VersionConflictException.class)
                .hasMessageMatching(
                        "the library points-1.1.jar has another version of p.Point than the version of [\\d:]+"
                                + " from points-1.0.jar, which this engine keeps; after cogrid restart the engine has the version that was added last");
    }

    @Test
    void aMethodThatMentionsTheClientOnlyFailsWhenItIsCalled() throws Exception {
        Program program = new Program(folder.resolve("main"))
                .with(
                        "p.M",
                        "package p; import org.cogrid.core.*; import org.cogrid.core.function.*; public class M implements java.io.Serializable {"
                                + " static String demo(org.cogrid.client.DirectView e0) { e0.clear(); return \"\"; }"
                                + " public static Fn0<Integer> make() { return () -> 42; }"
                                + " public static Fn0<String> bad() { return () -> demo(null); }"
                                + " public static Object instance() { return new M(); }"
                                + " public static void main(String[] a) throws Exception {"
                                + " try (org.cogrid.client.Client rc = org.cogrid.client.Client.connect()) { demo(rc.view(0)); } } }");
        Side side = new Side(program.classes());
        EngineCode engine = grid.engine();

        assertThat(side.<Fn0<Integer>>there(engine, "p.M", "make").call()).isEqualTo(42);
        assertThatThrownBy(() -> side.<Fn0<String>>there(engine, "p.M", "bad").call())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("org.cogrid.client.DirectView.clear was called on an engine");
        Object back = CodeGrid.decode(side.client, CodeGrid.encode(engine, side.value(engine, "p.M", "instance")));
        assertThat(back.getClass().getClassLoader()).isSameAs(side.loader);
    }

    @Test
    void aClassThatIsTooNewIsRefusedAtTheSender() throws Exception {
        Path classes = folders("v1", 1);
        ClientCode client = new ClientCode(grid.store, "client:" + new UUID(1, 1), () -> 11, Program.loader());
        Object point = Program.loader(classes)
                .loadClass("p.Point")
                .getConstructor(int.class)
                .newInstance(1);

        assertThatThrownBy(() -> CodeGrid.encode(client, point))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("p.Point is compiled for Java")
                .hasMessageContaining("an engine runs on Java 11");
    }

    @Test
    void aLambdaOfAnotherInterfaceTravels() throws Exception {
        Callable<String> function = (Callable<String> & Serializable) () -> "there";
        ClientCode client = grid.client();

        Callable<?> there = (Callable<?>) CodeGrid.decode(grid.engine(), CodeGrid.encode(client, function));

        assertThat(there.call()).isEqualTo("there");
    }

    private Path folders(String name, int factor) {
        return points(name, factor).classes();
    }

    private Program points(String name, int factor) {
        return new Program(folder.resolve(name))
                .with("p.Point", POINT.formatted(factor))
                .with("p.F", FUNCTIONS);
    }

    /** A program with its client. */
    private static final class Side {
        private final ClassLoader loader;
        private final ClientCode client;

        Side(Path... places) {
            loader = Program.loader(places);
            client = grid.client(loader);
        }

        <F> F there(EngineCode engine, String method) throws Exception {
            return there(engine, "p.F", method);
        }

        @SuppressWarnings("unchecked")
        <F> F there(EngineCode engine, String type, String method) throws Exception {
            return (F) value(engine, type, method);
        }

        Object value(EngineCode engine, String type, String method) throws Exception {
            Object here = loader.loadClass(type).getMethod(method).invoke(null);
            return CodeGrid.decode(engine, CodeGrid.encode(client, here));
        }
    }
}
