package org.cogrid.client.internal.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.cogrid.client.internal.cli.program.SourceCompiler.Compiled;
import org.cogrid.core.CogridException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UserProgramTest {
    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text);
    }

    private static ThrowingCallable run(Path program) {
        UserProgram.Surroundings none = new UserProgram.Surroundings(ProgramLoader.of(""), new LazyClient());
        return () -> UserProgram.named(program.toString()).run(none, List.of());
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "some/where/, package some.where;"})
    void aJavaFileUsesTheClassesOfFilesBesideIt(String inPackage, String header) throws IOException {
        file(inPackage + "Beside.java", header + " class Beside { static int twice(int x) { return 2 * x; } }");
        file(inPackage + "Broken.java", header + " class Broken { int x = y; }");
        Path program = file(
                inPackage + "Main.java",
                header + " class Main { public static void main(String[] a) {"
                        + " throw new IllegalStateException(\"is \" + Beside.twice(3)); } }");

        assertThatThrownBy(run(program)).hasMessageContaining("is 6");
    }

    @Test
    void aJavaFileRunsWhereTheSourcesOfAModuleAre() throws IOException {
        file("module-info.java", "module some.where { }");
        file("Beside.java", "class Beside { static int twice(int x) { return 2 * x; } }");
        Path program = file("Main.java", "class Main { org.cogrid.client.Client rc; int x = Beside.twice(3); }");

        Compiled compiled = SourceCompiler.compile(program, ProgramLoader.of(""));

        assertThat(compiled.classes()).containsOnlyKeys("Main", "Beside");
    }

    @Test
    void aFileBesideIsUsedThoughAnOlderClassOfItWasCompiledLater() throws IOException {
        Path old = file("old/Helper.java", "class Helper { }");
        byte[] stale =
                SourceCompiler.compile(old, ProgramLoader.of("")).classes().get("Helper");
        Path compiled = Files.write(folder.resolve("old/Helper.class"), stale);
        Files.delete(old);
        Path helper = file("Helper.java", "class Helper { static int twice(int x) { return 2 * x; } }");
        Files.setLastModifiedTime(helper, FileTime.fromMillis(1_000_000));
        Files.setLastModifiedTime(compiled, FileTime.fromMillis(2_000_000));
        Path program = file("Main.java", "class Main { int x = Helper.twice(3); }");

        Compiled told = SourceCompiler.compile(
                program, ProgramLoader.of(compiled.getParent().toString()));

        assertThat(told.classes()).containsOnlyKeys("Main", "Helper");
    }

    @Test
    void aScriptThatMissesAPropertyOfItsOwnNameIsNotToldToGiveItsFolder() throws IOException {
        Path script = file("total.groovy", "println 'text'.total");

        assertThatThrownBy(run(script)).hasMessageContaining("total").hasMessageNotContaining("class path");
    }

    @Test
    void whoeverUsesAClassThatIsNotFoundIsToldWhereClassesAreLookedFor() throws IOException {
        Path java = file("Main.java", "class Main { int x = Nowhere.f(); }");
        Path typed = file("typed.groovy", "Nowhere x = null");
        file("Beside.groovy", "class Beside { static int f() { 1 } }");
        Path untyped = file("untyped.groovy", "Beside.f()");

        String notFound =
                " does not compile, as Nowhere is not found: what is not beside the program is given by -cp FOLDER_OR_JAR:\n";
        assertThatThrownBy(run(java))
                .hasMessageStartingWith(java + notFound)
                .hasMessageContaining("cannot find symbol");
        assertThatThrownBy(run(typed))
                .hasMessageStartingWith(typed + notFound)
                .hasMessageContaining("unable to resolve");
        assertThatThrownBy(run(untyped)).hasMessageContaining("Beside").hasMessageEndingWith("such as by -cp .");
    }

    @Test
    void aForgottenLibraryIsNamedFirstAndOfWhatFollowsLittleIsTold() throws IOException {
        String uses = "    static void f%1$d(Matrix m) { System.out.println(m.rows()); g(m.of(%1$d), \"a\"); }%n";
        String methods = IntStream.range(0, 60).mapToObj(uses::formatted).collect(Collectors.joining());
        Path program = file(
                "Main.java",
                "import org.linear.Matrix;\nclass Main {\n" + methods + "static void g(int a, int b) {} }");

        assertThatThrownBy(run(program))
                .hasMessageStartingWith(program + " does not compile, as org.linear, Matrix are not found: ")
                .hasMessageContaining(program + ":1: error: package org.linear does not exist")
                .hasMessageContaining(" more errors")
                .satisfies(failure ->
                        assertThat(failure.getMessage().lines().count()).isLessThan(25));
    }

    @Test
    void ofAWrongCallNotAllMethodsOfThatNameAreListed() throws IOException {
        Path program = file("Main.java", "class Main { void f() { System.out.println(1, 2); } }");

        assertThatThrownBy(run(program))
                .hasMessageStartingWith(program + " does not compile:\n" + program + ":1: error: ")
                .satisfies(failure ->
                        assertThat(failure.getMessage().lines().count()).isLessThan(10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "static void main(org.cogrid.client.Client rc) { }"})
    void aScriptWithNothingToRunIsToldWhatItNeeds(String member) throws IOException {
        Path script = file("Only.groovy", "class Only { " + member + " }");

        assertThatThrownBy(run(script))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("no statements outside of classes")
                .hasMessageContaining("static void main(String[] args)");
    }

    @Test
    void aClassWhoseMainTakesSomethingElseIsToldWhatItNeedsAndHas() throws IOException {
        Path program = file("Main.java", "class Main { static void main(org.cogrid.client.Client rc) { } }");

        assertThatThrownBy(run(program))
                .hasMessageContaining("needs a method static void main(Client rc, String[] args)")
                .hasMessageEndingWith("has static main(Client)");
    }

    @Test
    void aScriptWhoseNameIsAReservedWordIsToldToBeRenamed() {
        UserProgram.Surroundings none = new UserProgram.Surroundings(ProgramLoader.of(""), new LazyClient());

        assertThatThrownBy(() -> new GroovyProgram(Path.of("some", "long.groovy")).run(none, List.of()))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("'long' is a reserved word of Java; rename the file");
    }

    @Test
    void grabInAScriptIsRefusedWithTheWayToGiveALibrary() throws IOException {
        Path script = file("grabbing.groovy", "@Grab('a:b:1')\nimport a.B\nB.c()");

        assertThatThrownBy(run(script))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("uses @Grab, which needs Apache Ivy")
                .hasMessageContaining("--class-path");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tat java.util.ArrayList.get(ArrayList.java:427)\n"
                        + "\tat demo.Norms.of(Norms.java:12)\n"
                        + "\tat demo.Main.main(Main.java:3)",
                "\tat demo.Norms$Inner.lambda$of$0(Norms.java:12)",
                "Caused by: x\n\tat javax.swing.X.y(X.java:1)\n\tat Norms.of(Norms.java:12)"
            })
    void aFailureOnAnEngineIsToldWithItsLineInTheProgramThere(String stack) {
        RemoteTaskException failure = new RemoteTaskException(
                new RemoteError("running", "java.lang.IllegalStateException", "no data", stack + "\n", 0, 1), null);

        assertThat(UserLine.message(failure)).endsWith("no data (Norms.java:12)");
    }

    @Test
    void aFailureInALibraryThatAScriptHasCalledIsToldWithTheScriptsLine() {
        String stack = "\tat groovy.json.internal.JsonParserCharArray.complain(JsonParserCharArray.java:162)\n"
                + "\tat some.library.Reader.read(Reader.java:7)\n"
                + "\tat text 1.run(text-1.groovy:3)\n";
        RemoteTaskException failure = new RemoteTaskException(
                new RemoteError("running", "groovy.json.JsonException", "no JSON", stack, 0, 1), null);

        assertThat(UserLine.message(failure)).endsWith("no JSON (text-1.groovy:3)");
    }
}
