package org.cogrid.node.internal.code.use;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces each use of an absent class in a method by a default value for its result, which leaves the stack frames as
 * they are. If {@code refusing}, an error is thrown before that. A mere mention of the class, such as a parameter's
 * type, stays.
 */
public final class ClientUses extends MethodVisitor {
    public static final String REFUSAL = "org/cogrid/core/internal/code/ClientOnEngineException";
    private final Predicate<String> absent;
    private final boolean refusing;

    /**
     * Rewrites one method.
     *
     * @param refusing whether a use throws an error
     */
    public ClientUses(MethodVisitor method, Predicate<String> absent, boolean refusing) {
        super(Opcodes.ASM9, method);
        this.absent = absent;
        this.refusing = refusing;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (!isAbsent(owner)) {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
            return;
        }
        pop(Type.getArgumentTypes(descriptor));
        if (opcode != Opcodes.INVOKESTATIC) {
            super.visitInsn(Opcodes.POP);
        }
        replace(owner, name, Type.getReturnType(descriptor));
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
        if (!isAbsent(owner)) {
            super.visitFieldInsn(opcode, owner, name, descriptor);
            return;
        }
        boolean writes = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
        Type type = Type.getType(descriptor);
        if (writes) {
            pop(type);
        }
        if (opcode == Opcodes.PUTFIELD || opcode == Opcodes.GETFIELD) {
            super.visitInsn(Opcodes.POP);
        }
        replace(owner, name, writes ? Type.VOID_TYPE : type);
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
        if (opcode == Opcodes.NEW && isAbsent(type)) {
            replace(type, "<init>", Type.getObjectType(type));
        } else {
            super.visitTypeInsn(opcode, type);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        Handle use = Stream.of(arguments)
                .filter(argument -> argument instanceof Handle handle && isAbsent(handle.getOwner()))
                .map(Handle.class::cast)
                .findFirst()
                .orElse(null);
        if (use == null) {
            super.visitInvokeDynamicInsn(name, descriptor, bootstrap, arguments);
        } else {
            pop(Type.getArgumentTypes(descriptor));
            replace(use.getOwner(), use.getName(), Type.getReturnType(descriptor));
        }
    }

    /** Leaves out handlers for absent exceptions, which are never thrown; such a handler would fail verification. */
    @Override
    public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
        if (type == null || !isAbsent(type)) {
            super.visitTryCatchBlock(start, end, handler, type);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + 2, maxLocals);
    }

    private boolean isAbsent(String owner) {
        return absent.test(owner.replace('/', '.'));
    }

    private void pop(Type... types) {
        for (int i = types.length - 1; i >= 0; i--) {
            super.visitInsn(types[i].getSize() == 2 ? Opcodes.POP2 : Opcodes.POP);
        }
    }

    private void replace(String owner, String name, Type result) {
        if (refusing) {
            super.visitLdcInsn(owner.replace('/', '.') + "." + name);
            super.visitMethodInsn(Opcodes.INVOKESTATIC, REFUSAL, "refuse", "(Ljava/lang/String;)V", false);
        }
        switch (result.getSort()) {
            case Type.VOID -> {}
            case Type.LONG -> super.visitInsn(Opcodes.LCONST_0);
            case Type.FLOAT -> super.visitInsn(Opcodes.FCONST_0);
            case Type.DOUBLE -> super.visitInsn(Opcodes.DCONST_0);
            case Type.OBJECT, Type.ARRAY -> super.visitInsn(Opcodes.ACONST_NULL);
            default -> super.visitInsn(Opcodes.ICONST_0);
        }
    }
}
