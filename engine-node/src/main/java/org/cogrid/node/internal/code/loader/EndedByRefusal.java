package org.cogrid.node.internal.code.loader;

import org.cogrid.node.internal.code.use.ClientUses;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes a static initialiser end without failing where a method that it calls is refused for using the client. */
final class EndedByRefusal extends MethodVisitor {
    private final boolean hasFrames;
    private final Label start = new Label();
    private final Label end = new Label();

    /**
     * Weaves into a static initialiser.
     *
     * @param classVersion the version of the class file: before Java 6, class files have no frames
     */
    EndedByRefusal(MethodVisitor method, int classVersion) {
        super(Opcodes.ASM9, method);
        this.hasFrames = (classVersion & 0xffff) >= Opcodes.V1_6;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        super.visitLabel(start);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitLabel(end);
        if (hasFrames) {
            super.visitFrame(Opcodes.F_FULL, 0, new Object[0], 1, new Object[] {ClientUses.REFUSAL});
        }
        super.visitInsn(Opcodes.POP);
        super.visitInsn(Opcodes.RETURN);
        super.visitTryCatchBlock(start, end, end, ClientUses.REFUSAL); // the code's own handlers come first
        super.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
}
