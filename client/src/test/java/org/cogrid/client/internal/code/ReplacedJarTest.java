package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.JarUnit;
import org.cogrid.core.internal.code.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a jar whose file changes while the program runs. */
final class ReplacedJarTest {
    @TempDir
    private Path folder;

    private Path jar;
    private Path user;

    @BeforeEach
    void make() {
        jar = library("one", "Part").jar("part.jar");
        user = new Program(folder.resolve("user"), jar)
                .with("p.User", "package p; public class User { lib.Part part; }")
                .with("p.Other", "package p; public class Other { lib.Part part; }")
                .classes();
    }

    @Test
    void aLoaderKeepsTheJarItBeganWithAndALaterOneSeesTheNew() throws Exception {
        ClassLoader first = Program.loader(user, jar);
        Set<JarUnit> old = jars(first, "p.User");

        replace(library("two", "Part", "More").jar("other.jar"));

        assertThat(jars(first, "p.Other")).isEqualTo(old);
        assertThat(jars(Program.loader(user, jar), "p.User")).hasSize(1).doesNotContainAnyElementsOf(old);
    }

    @Test
    void theBytesOfAJarThatWasReplacedAreNotSent() throws Exception {
        JarUnit old = jars(Program.loader(user, jar), "p.User").iterator().next();
        Supplier<byte[]> bytes =
                ProgramCode.instance().sources().of(Set.of(old.hash())).get(old.hash());

        replace(library("two", "Part", "More").jar("other.jar"));

        assertThatThrownBy(bytes::get)
                .isInstanceOf(CogridException.class)
                .hasMessageContaining(jar.toString())
                .hasMessageContaining("changed");
    }

    @Test
    void aJarThatIsNotWholeOrGoneIsNamedAndFoundOnceItIsThere() throws Exception {
        ClassLoader loader = Program.loader(user, jar);
        loader.loadClass("lib.Part"); // so that the loader has opened it
        byte[] whole = Files.readAllBytes(jar);

        for (int length : new int[] {0, whole.length / 2, whole.length - 1}) {
            replaceBy(Arrays.copyOf(whole, length));
            assertRefused(loader);
        }
        Files.delete(jar);
        assertRefused(loader);

        replaceBy(whole);
        assertThat(jars(loader, "p.User")).hasSize(1);
    }

    private void assertRefused(ClassLoader loader) {
        assertThatThrownBy(() -> jars(loader, "p.User"))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining(jar.toString())
                .hasMessageContaining("can't be read");
    }

    private static Set<JarUnit> jars(ClassLoader loader, String name) throws ClassNotFoundException {
        return Manifest.empty("a test")
                .with(ProgramCode.instance().scan(loader.loadClass(name)).groups())
                .jars();
    }

    private Program library(String name, String... classes) {
        Program program = new Program(folder.resolve(name));
        for (String each : classes) {
            program = program.with("lib." + each, "package lib; public class " + each + " { }");
        }
        return program;
    }

    private void replaceBy(byte[] content) {
        try {
            replace(Files.write(folder.resolve("new.jar"), content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void replace(Path by) {
        try {
            Files.move(by, jar, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
