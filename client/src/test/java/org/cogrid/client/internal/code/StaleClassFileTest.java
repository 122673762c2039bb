package org.cogrid.client.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import org.cogrid.client.internal.code.graph.RuntimeClasses;
import org.cogrid.core.internal.code.ContentHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StaleClassFileTest {
    @Test
    void aClassCompiledAtRunTimeIsSentAndNotAnOlderFileOfItsName(@TempDir Path folder) throws Exception {
        Path stale = new Program(folder.resolve("old"))
                .with("Fresh", "public class Fresh { int old; }")
                .classes();
        Path now = new Program(folder.resolve("new"))
                .with("Fresh", "public class Fresh { int now; }")
                .classes();
        byte[] fresh = Files.readAllBytes(now.resolve("Fresh.class"));

        Class<?> type = new Compiling(stale).define("Fresh", fresh);

        assertThat(ProgramCode.instance().scan(type).groups())
                .singleElement()
                .satisfies(group -> assertThat(group.classes()).containsEntry("Fresh", ContentHash.of(fresh)));
    }

    /** As of Groovy: finds old classes in a folder, and defines new ones of texts. */
    private static final class Compiling extends URLClassLoader {
        Compiling(Path folder) {
            super(((URLClassLoader) Program.loader(folder)).getURLs(), Program.class.getClassLoader());
        }

        Class<?> define(String name, byte[] bytes) {
            CodeSource compilation = new CodeSource(null, (Certificate[]) null);
            RuntimeClasses.instance().record(compilation, name, bytes);
            return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(compilation, null, this, null));
        }
    }
}
