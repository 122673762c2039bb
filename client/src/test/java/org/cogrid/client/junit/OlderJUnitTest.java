package org.cogrid.client.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Most projects test with JUnit 5: the extension must not use what only later ones have. JUnit's elements say since when they are there. */
class OlderJUnitTest {
    private static final int MINOR = 11;

    @Test
    void theExtensionUsesNothingThatJUnit511Lacks() throws Exception {
        List<Method> used = junitMethodsIn(CogridExtension.class);

        assertThat(used).extracting(Method::getName).contains("getStore", "findAnnotation");
        assertThat(used).filteredOn(method -> !isIn511(sinceWhen(method))).isEmpty();
        assertThat(isIn511("6.0")).isFalse();
        assertThat(isIn511("5.13")).isFalse();
    }

    /** What JUnit's annotation {@code API} tells, of the method or of the nearest type around it. */
    private static String sinceWhen(Method method) {
        Optional<String> since = sinceOf(method);
        for (Class<?> type = method.getDeclaringClass();
                since.isEmpty() && type != null;
                type = type.getEnclosingClass()) {
            since = sinceOf(type);
        }
        return since.orElseThrow(() -> new AssertionError(method + " does not say since when it is there"));
    }

    private static Optional<String> sinceOf(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(annotation -> annotation.annotationType().getName().equals("org.apiguardian.api.API"))
                .findFirst()
                .map(OlderJUnitTest::since);
    }

    private static String since(Annotation api) {
        try {
            return (String) api.annotationType().getMethod("since").invoke(api);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isIn511(String since) {
        String[] parts = since.split("\\.");
        int major = Integer.parseInt(parts[0]);
        boolean ofPlatform = major == 1; // whose 1.11 is that of 5.11
        return ofPlatform || major == 5 ? Integer.parseInt(parts[1]) <= MINOR : major < 5;
    }

    private static List<Method> junitMethodsIn(Class<?> type) throws IOException, ClassNotFoundException {
        List<Method> found = new ArrayList<>();
        List<String[]> calls = new ArrayList<>();
        try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
            new ClassReader(in).accept(new Calls(calls), 0);
        }
        for (String[] call : calls) {
            if (call[0].startsWith("org/junit/")) {
                found.add(Arrays.stream(Class.forName(call[0].replace('/', '.')).getMethods())
                        .filter(method -> method.getName().equals(call[1])
                                && Type.getMethodDescriptor(method).equals(call[2]))
                        .findFirst()
                        .orElseThrow());
            }
        }
        return found;
    }

    private static final class Calls extends ClassVisitor {
        private final List<String[]> calls;

        Calls(List<String[]> calls) {
            super(Opcodes.ASM9);
            this.calls = calls;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String type, boolean isInterface) {
                    calls.add(new String[] {owner, called, type});
                }
            };
        }
    }
}
