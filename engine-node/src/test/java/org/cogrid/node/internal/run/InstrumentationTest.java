package org.cogrid.node.internal.run;

import static org.assertj.core.api.Assertions.assertThat;

import groovy.lang.GroovyShell;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class InstrumentationTest {
    @ParameterizedTest
    @ValueSource(classes = {GroovyShell.class, Assertions.class, ClassReader.class, Test.class})
    void everyClassOfALibraryPassesTheVerifier(Class<?> member) throws Exception {
        try (JarFile jar = jarOf(member)) {
            Instrumented library = new Instrumented(jar);

            List<String> outcomes =
                    library.classNames().stream().map(n -> link(n, library)).toList();

            assertThat(outcomes).filteredOn(o -> o.startsWith("refused")).isEmpty();
            assertThat(outcomes).filteredOn("linked"::equals).hasSizeGreaterThan(outcomes.size() / 2);
        }
    }

    /** Asking for the methods links the class, and linking verifies it. */
    private static String link(String name, ClassLoader library) {
        try {
            return Class.forName(name, false, library).getDeclaredMethods().length < 0 ? "" : "linked";
        } catch (NoClassDefFoundError | ClassNotFoundException e) {
            return "needs an optional library";
        } catch (LinkageError e) {
            return "refused " + name + ": " + e;
        }
    }

    @Test
    void aMethodAtTheFormatsLimitStillLoads() {
        byte[] original = methodOfBytes(65_534);

        byte[] instrumented = Instrumentation.apply(original);

        assertThat(new ClassReader(instrumented).getClassName()).isEqualTo("Full");
    }

    @Test
    void aClassNewerThanCanBeReadStaysAsItIs() {
        byte[] future = methodOfBytes(10);
        future[7] = (byte) 200;

        assertThat(Instrumentation.apply(future)).isSameAs(future);
    }

    @Test
    void aClassOfJava1Works() throws Exception {
        byte[] old = methodOfBytes(10);
        old[7] = 47;

        byte[] instrumented = Instrumentation.apply(old);

        Class<?> type = new ClassLoader(getClass().getClassLoader()) {
            Class<?> define() {
                return defineClass("Full", instrumented, 0, instrumented.length);
            }
        }.define();
        type.getDeclaredMethod("loop").invoke(null);
    }

    /** A method that counts a loop down once, followed by so much padding that its code has {@code size} bytes. */
    private static byte[] methodOfBytes(int size) {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V1_5, Opcodes.ACC_PUBLIC, "Full", null, "java/lang/Object", null);
        MethodVisitor loop = writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "loop", "()V", null, null);
        Label start = new Label();
        loop.visitCode();
        loop.visitLabel(start);
        loop.visitInsn(Opcodes.ICONST_0);
        loop.visitJumpInsn(Opcodes.IFNE, start);
        for (int i = 5; i < size; i++) {
            loop.visitInsn(Opcodes.NOP);
        }
        loop.visitInsn(Opcodes.RETURN);
        loop.visitMaxs(1, 0);
        loop.visitEnd();
        writer.visitEnd();
        return writer.toByteArray();
    }

    private static JarFile jarOf(Class<?> type) throws IOException, URISyntaxException {
        return new JarFile(new File(
                type.getProtectionDomain().getCodeSource().getLocation().toURI()));
    }

    /** A jar whose classes are loaded as an engine would. */
    private static final class Instrumented extends ClassLoader {
        private final JarFile jar;

        Instrumented(JarFile jar) {
            super(Instrumented.class.getClassLoader());
            this.jar = jar;
        }

        List<String> classNames() {
            return jar.stream()
                    .map(e -> e.getName())
                    .filter(n -> n.endsWith(".class") && !n.contains("META-INF") && !n.contains("module-info"))
                    .map(n -> n.substring(0, n.length() - 6).replace('/', '.'))
                    .toList();
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            Class<?> loaded = findLoadedClass(name);
            if (loaded != null) {
                return loaded;
            }
            JarEntry entry = jar.getJarEntry(name.replace('.', '/') + ".class");
            return entry == null ? super.loadClass(name, resolve) : define(name, entry);
        }

        private Class<?> define(String name, JarEntry entry) {
            try (InputStream in = jar.getInputStream(entry)) {
                byte[] instrumented = Instrumentation.apply(in.readAllBytes());
                return defineClass(name, instrumented, 0, instrumented.length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
