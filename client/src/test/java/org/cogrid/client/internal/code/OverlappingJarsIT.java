package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cogrid.core.function.Fn0;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jars and folders that share the name of a class, or a package: what is in one sees of the other what it sees on the class path. */
final class OverlappingJarsIT {
    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    @TempDir
    private Path folder;

    @Test
    void aJarUsesTheCopyOfItsClassThatStandsBeforeItOnTheClassPath() throws Exception {
        Path first = program("first").with("lib.Same", text("Same", "first")).jar("first.jar");
        Path second = program("second")
                .with("lib.Same", text("Same", "second"))
                .with("lib.User", type("public", "User", "lib.Same.text()"))
                .jar("second.jar");
        Path user = user("lib.User.text()", second);

        assertThat(there(user, first, second)).isEqualTo("first");
        assertThat(there(user, second, first)).isEqualTo("second");
    }

    @Test
    void aCopyIsOneClassForBothOfItsJars() throws Exception {
        Path first = program("first")
                .with("lib.Same", text("Same", "first"))
                .with(
                        "lib.Taker",
                        "package lib; public class Taker {"
                                + " public static String take(Same same) { return same.text() + Taker.class.getSimpleName(); } }")
                .jar("first.jar");
        Path second = program("second")
                .with("lib.Same", text("Same", "second"))
                .with(
                        "lib.Maker",
                        "package lib; public class Maker { public static Same make() { return new Same(); } }")
                .jar("second.jar");
        Path user = user("lib.Taker.take(lib.Maker.make())", first, second);

        assertThat(there(user, first, second)).isEqualTo("firstTaker");
        assertThat(there(user, second, first)).isEqualTo("secondTaker");
    }

    @Test
    void aJarThatComesLaterUsesWhatCameBefore() throws Exception {
        Path first = program("first").with("lib.Same", text("Same", "first")).jar("first.jar");
        Path second = program("second")
                .with("lib.Same", text("Same", "second"))
                .with("lib.User", type("public", "User", "lib.Same.text()"))
                .jar("second.jar");
        Path user = program("user", second)
                .with("p.F", function("F", "lib.Same.text()"))
                .with("p.G", function("G", "lib.User.text()"))
                .classes();
        ClassLoader here = Program.loader(user, first, second);
        ClientCode client = grid.client(here);
        EngineCode engine = grid.engine();

        assertThat(there(engine, client, here, "p.F")).isEqualTo("first");
        assertThat(there(engine, client, here, "p.G")).isEqualTo("first");
    }

    @Test
    void aJarUsesTheCopyOfItsClassInAFolderBeforeIt() throws Exception {
        Path jar = program("lib")
                .with("lib.Same", text("Same", "jar"))
                .with("lib.User", type("public", "User", "lib.Same.text()"))
                .jar("lib.jar");
        Path patched =
                program("patched").with("lib.Same", text("Same", "folder")).classes();
        Path user = user("lib.User.text() + lib.Same.text()", jar);

        assertThat(there(user, patched, jar)).isEqualTo("folderfolder");
        assertThat(there(user, jar, patched)).isEqualTo("jarjar");
    }

    @Test
    void aJarUsesWhatOnlyItsPackageMayUseInAnotherJar() throws Exception {
        Path one = program("one")
                .with("lib.Hidden", type("", "Hidden", "\"hidden\""))
                .jar("one.jar");
        Path two = program("two", one)
                .with("lib.User", type("public", "User", "Hidden.text()"))
                .jar("two.jar");

        assertThat(there(user("lib.User.text()", two), one, two)).isEqualTo("hidden");
    }

    @Test
    void aJarUsesWhatOnlyItsPackageMayUseInAFolder() throws Exception {
        Path classes = program("one")
                .with("lib.Hidden", type("", "Hidden", "\"hidden\""))
                .classes();
        Path jar = program("two", classes)
                .with("lib.User", type("public", "User", "Hidden.text()"))
                .jar("two.jar");

        assertThat(there(user("lib.User.text()", jar), classes, jar)).isEqualTo("hidden");
    }

    @Test
    void aClassInAFolderUsesWhatOnlyItsPackageMayUseInAJar() throws Exception {
        Path jar = program("one")
                .with("lib.Open", "package lib; public class Open { static String text() { return \"hidden\"; } }")
                .jar("one.jar");
        Path classes = program("two", jar)
                .with("lib.User", type("public", "User", "Open.text()"))
                .classes();

        assertThat(there(user("lib.User.text()", classes), classes, jar)).isEqualTo("hidden");
    }

    @Test
    void jarsThatAreGivenToAllUseWhatOnlyTheirPackageMayUse() throws Exception {
        Path one = program("one")
                .with("lib.Hidden", type("", "Hidden", "\"hidden\""))
                .jar("one.jar");
        Path two = program("two", one)
                .with("lib.User", type("public", "User", "Hidden.text()"))
                .jar("two.jar");
        EngineCode engine = grid.engine();
        engine.adoptLibrary(grid.client().addJars(List.of(one, two)));

        assertThat(engine.main().loadClass("lib.User").getMethod("text").invoke(null))
                .isEqualTo("hidden");
    }

    @Test
    void aJarThatTheManifestOfAnotherNamesIsKnown() throws Exception {
        Path patch = program("patch").with("lib.Same", text("Same", "patch")).jar("patch.jar");
        Path jar = program("lib")
                .with("lib.Same", text("Same", "lib"))
                .with("lib.User", type("public", "User", "lib.Same.text()"))
                .jar("lib.jar");
        Path naming = program("naming")
                .withResource(
                        "META-INF/MANIFEST.MF",
                        "Manifest-Version: 1.0\nClass-Path: ..\\\\none.jar ../patch/patch.jar\n\n")
                .jar("naming.jar");

        assertThat(there(user("lib.User.text()", jar), naming, jar)).isEqualTo("patch");
    }

    @Test
    void resourcesAndServicesOfBothAreFoundInTheirOrder() throws Exception {
        Path first = service("First");
        Path second = service("Second");
        Path user = program("user", first, second)
                .with(
                        "p.F",
                        "package p; public class F implements org.cogrid.core.function.Fn0<String> {"
                                + " public String call() throws Exception { return services() + text(); }"
                                + " static String services() { return java.util.ServiceLoader.load(java.util.function.Supplier.class,"
                                + " lib.First.class.getClassLoader()).stream().map(each -> each.type().getSimpleName()).toList().toString(); }"
                                + " static String text() throws Exception {"
                                + " try (java.io.InputStream in = lib.Second.class.getResourceAsStream(\"/name.txt\")) {"
                                + " return new String(in.readAllBytes()); } } }")
                .classes();

        assertThat(there(user, first, second)).isEqualTo("[First, Second]First");
        assertThat(there(user, second, first)).isEqualTo("[Second, First]Second");
    }

    private Path service(String name) {
        return program(name)
                .with("lib.Same", text("Same", name))
                .with(
                        "lib." + name,
                        "package lib; public class " + name + " implements java.util.function.Supplier<String> {"
                                + " public String get() { return \"" + name + "\"; } }")
                .withResource("META-INF/services/java.util.function.Supplier", "lib." + name)
                .withResource("name.txt", name)
                .jar(name + ".jar");
    }

    private Program program(String name, Path... libraries) {
        return new Program(folder.resolve(name), libraries);
    }

    private Path user(String result, Path... libraries) {
        return program("user", libraries).with("p.F", function("F", result)).classes();
    }

    private static String text(String type, String result) {
        return "package lib; public class " + type + " { public static String text() { return \"" + result + "\"; } }";
    }

    private static String type(String access, String name, String result) {
        return "package lib; " + access + " class " + name + " { public static String text() { return " + result
                + "; } }";
    }

    private static String function(String name, String result) {
        return "package p; public class " + name + " implements org.cogrid.core.function.Fn0<String> {"
                + " public String call() { return " + result + "; } }";
    }

    private static Object there(Path... places) throws Exception {
        ClassLoader here = Program.loader(places);
        return there(grid.engine(), grid.client(here), here, "p.F");
    }

    /** What the function gives there, which is what it gives here. */
    private static Object there(EngineCode engine, ClientCode client, ClassLoader here, String name) throws Exception {
        Fn0<?> function = (Fn0<?>) here.loadClass(name).getConstructor().newInstance();
        Object result = ((Fn0<?>) CodeGrid.decode(engine, CodeGrid.encode(client, function))).call();
        assertThat(result).isEqualTo(function.call());
        return result;
    }
}
