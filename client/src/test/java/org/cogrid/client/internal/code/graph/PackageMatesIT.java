package org.cogrid.client.internal.code.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.cogrid.client.internal.code.ClientCode;
import org.cogrid.client.internal.code.CodeGrid;
import org.cogrid.client.internal.code.Program;
import org.cogrid.core.function.Fn1;
import org.cogrid.node.internal.code.EngineCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Which classes of a package are looked into, as they may use what only the package may use. */
final class PackageMatesIT {
    private static final String OTHER = "package p; public class Other { public int value() { return 1; } }";

    @RegisterExtension
    private static CodeGrid grid = new CodeGrid();

    @Test
    void noOtherClassIsReadForOnesThatOnlyTheirOutermostClassCanName(@TempDir Path folder) throws Exception {
        Path classes = new Program(folder)
                .with("p.Other", OTHER)
                .with(
                        "p.F",
                        "package p; public class F implements org.cogrid.core.function.Fn0<Integer> {"
                                + " private static class Inner { int value() { return 2; } }"
                                + " public Integer call() { return new Inner() { int value() { return 3; } }.value(); } }")
                .classes();
        Recording loader = new Recording(classes);

        CodeGrid.encode(
                grid.client(loader), loader.loadClass("p.F").getConstructor().newInstance());

        assertThat(loader.read).contains("p/F$Inner.class").doesNotContain("p/Other.class");
    }

    /** The class that hides it can be named by no other, but a subclass of it that inherits it can. */
    @Test
    void aClassThatUsesWhatANestedOneInheritsMakesNoOtherClassOfThat(@TempDir Path folder) throws Exception {
        Path classes = new Program(folder)
                .with(
                        "p.Outer",
                        "package p; public class Outer {"
                                + " private static class Base implements java.io.Serializable { int value() { return 2; } }"
                                + " public static class Sub extends Base {} }")
                .with(
                        "p.F",
                        "package p; public class F implements org.cogrid.core.function.Fn1<Outer.Sub, Integer> {"
                                + " public Integer call(Outer.Sub sub) { return sub.value(); } }")
                .classes();
        ClassLoader loader = Program.loader(classes);
        ClientCode client = grid.client(loader);
        EngineCode engine = grid.engine();

        Object sub = CodeGrid.decode(
                engine,
                CodeGrid.encode(
                        client, loader.loadClass("p.Outer$Sub").getConstructor().newInstance()));
        @SuppressWarnings("unchecked") // it is of another loader
        Fn1<Object, Integer> there = (Fn1<Object, Integer>) CodeGrid.decode(
                engine,
                CodeGrid.encode(client, loader.loadClass("p.F").getConstructor().newInstance()));

        assertThat(there.call(sub)).isEqualTo(2);
    }

    private static final class Recording extends URLClassLoader {
        private final Set<String> read = ConcurrentHashMap.newKeySet();

        Recording(Path classes) throws MalformedURLException {
            super(new URL[] {classes.toUri().toURL()}, PackageMatesIT.class.getClassLoader());
        }

        @Override
        public InputStream getResourceAsStream(String name) {
            read.add(name);
            return super.getResourceAsStream(name);
        }
    }
}
