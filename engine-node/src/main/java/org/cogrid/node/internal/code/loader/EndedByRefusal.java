package org.cogrid.node.internal.code.loader;

import org.cogrid.node.internal.code.use.ClientUses;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Makes a static initialiser end, without failing, where something it calls is refused for using the client. */
final class EndedByRefusal extends MethodVisitor {
    private final boolean hasFrames;
    private final Label start = new Label();
    private final Label end = new Label();

    /**
     * Weaves into a static initialiser.
     *
     * @param classVersion that of the class file: those before Java 6 have no frames
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
        super.visitTryCatchBlock(start, end, end, ClientUses.REFUSAL); // after the code's own, which come first
        super.visitMaxs(Math.max(maxStack, 1), maxLocals);
    }
}
