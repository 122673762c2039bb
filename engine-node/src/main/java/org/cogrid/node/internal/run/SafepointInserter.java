package org.cogrid.node.internal.run;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Inserts a {@link Safepoint} call at a method's entry and before every backward jump, so that every loop, recursion
 * and callback has one. It is a plain static call, because linking a call site at each place would cost more than a
 * short script itself.
 */
final class SafepointInserter extends MethodVisitor {
    private static final String SAFEPOINT = Type.getInternalName(Safepoint.class);

    private final boolean initialiser;
    private final Set<Label> seen = new HashSet<>();

    /**
     * @param initialiser whether this is {@code <clinit>}, which has checks in its loops only, because a class whose
     *     initialiser fails is unusable for ever
     */
    SafepointInserter(MethodVisitor next, boolean initialiser) {
        super(Opcodes.ASM9, next);
        this.initialiser = initialiser;
    }

    @Override
    public void visitCode() {
        super.visitCode();
        if (!initialiser) {
            poll();
        }
    }

    @Override
    public void visitLabel(Label label) {
        seen.add(label);
        super.visitLabel(label);
    }

    @Override
    public void visitJumpInsn(int opcode, Label label) {
        pollIfBackward(label);
        super.visitJumpInsn(opcode, label);
    }

    @Override
    public void visitTableSwitchInsn(int min, int max, Label other, Label... labels) {
        pollIfBackward(other, labels);
        super.visitTableSwitchInsn(min, max, other, labels);
    }

    @Override
    public void visitLookupSwitchInsn(Label other, int[] keys, Label[] labels) {
        pollIfBackward(other, labels);
        super.visitLookupSwitchInsn(other, keys, labels);
    }

    private void pollIfBackward(Label target, Label... more) {
        boolean backward = seen.contains(target);
        for (Label label : more) {
            backward |= seen.contains(label);
        }
        if (backward) {
            poll();
        }
    }

    private void poll() {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, SAFEPOINT, "poll", "()V", false);
    }
}
