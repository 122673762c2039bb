package org.cogrid.node.internal.code.loader;

import static org.assertj.core.api.Assertions.assertThat;

import org.cogrid.node.internal.run.Instrumentation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Libraries that were compiled long ago, with what an engine weaves into every class. */
class OldClassesTest {
    private static final String NAME = "Old";
    private static final String ABSENT = "absent/Client";

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_2, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
    void anInitialiserWithLoopsAndSubroutinesRuns(int version) throws Exception {
        assertThat(woven(version, false).getField("sum").getInt(null)).isEqualTo(1 + 2 + 3 + 10);
    }

    @ParameterizedTest
    @ValueSource(ints = {Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
    void anInitialiserThatUsesTheClientEndsThere(int version) throws Exception {
        Class<?> old = woven(version, true);

        assertThat(old.getField("sum").getInt(null)).isEqualTo(6);
    }

    private static Class<?> woven(int version, boolean usesClient) throws Exception {
        byte[] refusing = new ClientTypes(name -> name.startsWith("absent.")).refuseIn(written(version, usesClient));
        byte[] woven = Instrumentation.apply(refusing);
        ClassLoader loader = new ClassLoader(OldClassesTest.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) {
                return defineClass(name, woven, 0, woven.length);
            }
        };
        return Class.forName(NAME, true, loader);
    }

    private static byte[] written(int version, boolean usesClient) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        writer.visit(version, Opcodes.ACC_PUBLIC | Opcodes.ACC_SUPER, NAME, null, "java/lang/Object", null);
        writer.visitField(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "sum", "I", null, null);
        initialiser(writer.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null), usesClient);
        uses(writer.visitMethod(Opcodes.ACC_STATIC, "use", "()V", null, null));
        writer.visitEnd();
        return writer.toByteArray();
    }

    /** {@code for (int i = 3; i > 0; i--) sum += i; [use();] try { } finally { sum += 10; }}, the last as a subroutine. */
    private static void initialiser(MethodVisitor code, boolean usesClient) {
        Label loop = new Label();
        Label finallyBlock = new Label();
        code.visitCode();
        code.visitInsn(Opcodes.ICONST_3);
        code.visitVarInsn(Opcodes.ISTORE, 0);
        code.visitLabel(loop);
        add(code, () -> code.visitVarInsn(Opcodes.ILOAD, 0));
        code.visitIincInsn(0, -1);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFGT, loop);
        if (usesClient) {
            code.visitMethodInsn(Opcodes.INVOKESTATIC, NAME, "use", "()V", false);
        }
        code.visitJumpInsn(Opcodes.JSR, finallyBlock);
        code.visitInsn(Opcodes.RETURN);
        code.visitLabel(finallyBlock);
        code.visitVarInsn(Opcodes.ASTORE, 1);
        add(code, () -> code.visitIntInsn(Opcodes.BIPUSH, 10));
        code.visitVarInsn(Opcodes.RET, 1);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }

    private static void add(MethodVisitor code, Runnable amount) {
        code.visitFieldInsn(Opcodes.GETSTATIC, NAME, "sum", "I");
        amount.run();
        code.visitInsn(Opcodes.IADD);
        code.visitFieldInsn(Opcodes.PUTSTATIC, NAME, "sum", "I");
    }

    private static void uses(MethodVisitor code) {
        code.visitCode();
        code.visitMethodInsn(Opcodes.INVOKESTATIC, ABSENT, "connect", "()V", false);
        code.visitInsn(Opcodes.RETURN);
        code.visitMaxs(0, 0);
        code.visitEnd();
    }
}
