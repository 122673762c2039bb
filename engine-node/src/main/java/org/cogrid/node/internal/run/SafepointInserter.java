package org.cogrid.node.internal.run;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Puts a {@link Safepoint} at a method's entry and before every backward jump: no loop, recursion or callback runs without.
 * A plain static call, as linking a call site at each of them would cost a short script more than it does.
 */
final class SafepointInserter extends MethodVisitor {
    private static final String SAFEPOINT = Type.getInternalName(Safepoint.class);

    private final boolean initialiser;
    private final Set<Label> seen = new HashSet<>();

    /**
     * @param initialiser whether this is {@code <clinit>}, which is checked in its loops only: a class whose initialiser fails is
     *     spoilt
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
