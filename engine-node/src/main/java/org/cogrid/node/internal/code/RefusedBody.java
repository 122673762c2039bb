package org.cogrid.node.internal.code;

import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Throws in place of its code. */
final class RefusedBody extends MethodVisitor {
    private static final String ERROR = "java/lang/IllegalStateException";
    private final MethodVisitor method;
    private final String name;

    RefusedBody(MethodVisitor method, String name) {
        super(Opcodes.ASM9);
        this.method = method;
        this.name = name;
    }

    @Override
    public void visitCode() {
        method.visitCode();
        method.visitTypeInsn(Opcodes.NEW, ERROR);
        method.visitInsn(Opcodes.DUP);
        method.visitLdcInsn(message());
        method.visitMethodInsn(Opcodes.INVOKESPECIAL, ERROR, "<init>", "(Ljava/lang/String;)V", false);
        method.visitInsn(Opcodes.ATHROW);
    }

    private String message() {
        return name.endsWith(".<clinit>")
                ? "the static initialiser of " + name.substring(0, name.lastIndexOf('.'))
                        + " uses the Cogrid client, so its class can't be used on an engine;"
                        + " move the functions that engines are to run into a class of their own"
                : name + " uses the Cogrid client, so it can't run on an engine;"
                        + " move what the engine is to run into a method of its own";
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        method.visitMaxs(Math.max(maxStack, 3), maxLocals);
    }

    @Override
    public void visitParameter(String parameter, int access) {
        method.visitParameter(parameter, access);
    }

    @Override
    public void visitEnd() {
        method.visitEnd();
    }
}
