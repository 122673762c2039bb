package org.cogrid.node.internal.code;

import org.cogrid.core.internal.code.EngineOwn;
import org.cogrid.node.internal.code.use.ClientUses;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Loads the engine's own classes, and an empty interface for each client type that appears in the signatures of a
 * program's classes. Without these interfaces, reflection on such a class fails altogether, and so does Java's
 * serialization.
 */
final class EngineClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    EngineClasses(ClassLoader own) {
        super("the engine's own", own);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(EngineOwn.CLIENT)) {
            throw new ClassNotFoundException(name);
        }
        ClassWriter writer = new ClassWriter(0);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
        writer.visit(Opcodes.V17, access, name.replace('.', '/'), null, "java/lang/Object", null);
        refuseCalls(writer, name);
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }

    /** Defines the method that Groovy calls when a class lacks a static method. */
    private static void refuseCalls(ClassWriter writer, String name) {
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC;
        String type = "(Ljava/lang/String;Ljava/lang/Object;)Ljava/lang/Object;";
        MethodVisitor missing = writer.visitMethod(access, "$static_methodMissing", type, null, null);
        missing.visitCode();
        missing.visitLdcInsn(name + ".");
        missing.visitVarInsn(Opcodes.ALOAD, 0);
        missing.visitMethodInsn(
                Opcodes.INVOKEVIRTUAL, "java/lang/String", "concat", "(Ljava/lang/String;)Ljava/lang/String;", false);
        missing.visitMethodInsn(Opcodes.INVOKESTATIC, ClientUses.REFUSAL, "refuse", "(Ljava/lang/String;)V", false);
        missing.visitInsn(Opcodes.ACONST_NULL);
        missing.visitInsn(Opcodes.ARETURN);
        missing.visitMaxs(2, 2);
        missing.visitEnd();
    }
}
