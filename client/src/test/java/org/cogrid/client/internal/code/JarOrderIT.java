package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.cogrid.core.function.Fn0;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which class engines find in jars that hold several of its name. Each test has the jars in both orders: one is by chance that of others. */
final class JarOrderIT {
    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    @TempDir
    private Path folder;

    private Path one;
    private Path two;
    private Path user;

    @BeforeEach
    void make() {
        one = library("One");
        two = library("Two");
        user = new Program(folder.resolve("user"), one, two)
                .with("p.F", function("F", "lib.Same.text() + lib.One.text() + lib.Two.text()"))
                .with("p.G", function("G", "lib.Two.text() + lib.One.text()"))
                .classes();
    }

    @Test
    void aClassThatTwoNeededJarsHoldIsThatOfTheFirstOnTheClassPath() throws Exception {
        assertThat(there(grid.engine(), one, two).call()).isEqualTo("OneOneTwo");
        assertThat(there(grid.engine(), two, one).call()).isEqualTo("TwoOneTwo");
    }

    @Test
    void soIsOneThatIsLookedUpByItsName() throws Exception {
        for (List<Path> jars : List.of(List.of(one, two), List.of(two, one))) {
            EngineCode engine = grid.engine();
            ClassLoader here = Program.loader(user, jars.get(0), jars.get(1));
            Encoded encoded = CodeGrid.encode(
                    grid.client(here), here.loadClass("p.G").getConstructor().newInstance());

            assertThat(same(engine.loaderOf(encoded.manifest()))).isEqualTo(same(here));
            assertThat(same(engine.main())).isEqualTo(same(here));
        }
    }

    @Test
    void soIsThatOfJarsThatAreGivenToAll() throws Exception {
        for (List<Path> jars : List.of(List.of(one, two), List.of(two, one))) {
            EngineCode engine = grid.engine();
            engine.adoptLibrary(grid.client().addJars(jars));

            assertThat(same(engine.main())).isEqualTo(same(Program.loader(jars.get(0), jars.get(1))));
        }
    }

    @Test
    void ofFilesInSeveralLibrariesThatOfTheLatestCountsAlsoAfterARestart() throws Exception {
        EngineCode present = grid.engine();
        Path first = withFile("First");
        for (Path jar : List.of(first, withFile("Second"), withFile("Third"), first)) {
            long last = grid.hazelcast().getCluster().getClusterTime();
            await().until(() -> grid.hazelcast().getCluster().getClusterTime() > last); // which tells the order
            present.adoptLibrary(grid.client().addJars(List.of(jar)));
        }
        EngineCode restarted = grid.engine();
        assertThat(restarted.open()).isEmpty();

        for (EngineCode engine : List.of(present, restarted)) {
            ClassLoader ofFunctions = there(engine, one, two).getClass().getClassLoader();
            for (ClassLoader loader : List.of(engine.main(), ofFunctions)) {
                assertThat(Collections.list(loader.getResources("name.txt")))
                        .extracting(JarOrderIT::content)
                        .containsExactly("First", "Third", "Second");
                assertThat(content(loader.getResource("name.txt"))).isEqualTo("First");
            }
        }
    }

    @Test
    void aClassOfALibraryStaysWhatItIsWhenAnotherLibraryHasTheSame() throws Exception {
        EngineCode engine = grid.engine();
        engine.adoptLibrary(grid.client().addJars(List.of(one)));
        ClassLoader ofFunctions = there(engine, two, one).getClass().getClassLoader();
        Class<?> before = ofFunctions.getParent().loadClass("lib.Same");
        engine.main().loadClass("lib.Same");
        Path more = new Program(folder.resolve("more"))
                .with("lib.Same", text("Same", "One"))
                .with("lib.More", text("More", "More"))
                .jar("more.jar");

        engine.adoptLibrary(grid.client().addJars(List.of(more)));

        assertThat(ofFunctions.getParent().loadClass("lib.Same")).isSameAs(before);
        assertThat(ofFunctions.getParent().loadClass("lib.More")).isNotNull();
    }

    @Test
    void aPackageHasTheVersionsOfItsJarsManifest() throws Exception {
        Path jar = new Program(folder.resolve("told"))
                .with("lib.Told", text("Told", "told"))
                .withResource(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nImplementation-Title: all\nImplementation-Version: 1.2\n\n"
                                + "Name: lib/\nImplementation-Title: lib's own\n\n")
                .jar("told.jar");
        EngineCode engine = grid.engine();
        engine.adoptLibrary(grid.client().addJars(List.of(jar, one)));

        Package told = engine.main().loadClass("lib.Told").getPackage();
        assertThat(told.getImplementationTitle()).isEqualTo("lib's own");
        assertThat(told.getImplementationVersion()).isEqualTo("1.2");
    }

    @Test
    void jarsThatComeAgainAreNoNewVersions() throws Exception {
        EngineCode engine = grid.engine();
        ClassLoader here = Program.loader(user, one, two);
        ClientCode client = grid.client(here);
        CodeGrid.decode(
                engine,
                CodeGrid.encode(client, here.loadClass("p.F").getConstructor().newInstance()));
        ClassLoader main = engine.main();

        CodeGrid.decode(
                engine,
                CodeGrid.encode(client, here.loadClass("p.G").getConstructor().newInstance()));

        assertThat(engine.main()).isSameAs(main);
    }

    @Test
    void aClassThatAJarHasForNewerReleasesOnlyIsFound() throws Exception {
        Program program = new Program(folder.resolve("newer"))
                .with(
                        "lib.Newer",
                        "package lib; public class Newer { public static String text() { return \"newer\"; } }")
                .withResource("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\nMulti-Release: true\n\n");
        Path versioned = program.classes().resolve("META-INF/versions/17/lib/Newer.class");
        Files.createDirectories(versioned.getParent());
        Files.move(program.classes().resolve("lib/Newer.class"), versioned);
        Path jar = program.jar("newer.jar");
        Path classes = new Program(folder.resolve("newer-user"), jar)
                .with("p.F", function("F", "lib.Newer.text()"))
                .classes();

        assertThat(there(grid.engine(), Program.loader(classes, jar)).call()).isEqualTo("newer");
    }

    private Path withFile(String name) {
        return new Program(folder.resolve("with file " + name))
                .with("lib." + name, text(name, name))
                .withResource("name.txt", name)
                .jar(name + ".jar");
    }

    private Path library(String name) {
        return new Program(folder.resolve(name))
                .with("lib.Same", text("Same", name))
                .with("lib." + name, text(name, name))
                .jar(name + ".jar");
    }

    private static String text(String type, String result) {
        return "package lib; public class " + type + " { public static String text() { return \"" + result + "\"; } }";
    }

    private static String function(String name, String result) {
        return "package p; public class " + name + " implements org.cogrid.core.function.Fn0<String> {"
                + " public String call() { return " + result + "; } }";
    }

    private Fn0<?> there(EngineCode engine, Path first, Path second) throws Exception {
        return there(engine, Program.loader(user, first, second));
    }

    private static Fn0<?> there(EngineCode engine, ClassLoader loader) throws Exception {
        Object here = loader.loadClass("p.F").getConstructor().newInstance();
        return (Fn0<?>) CodeGrid.decode(engine, CodeGrid.encode(grid.client(loader), here));
    }

    private static String content(URL file) {
        try (InputStream in = file.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object same(ClassLoader loader) throws Exception {
        return loader.loadClass("lib.Same").getMethod("text").invoke(null);
    }
}
