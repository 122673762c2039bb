package org.cogrid.node.internal.run;

import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Redirects calls of, and references to, methods that end the JVM to {@link ExitGuard}. */
final class ExitRewriter extends MethodVisitor {
    private static final String GUARD = Type.getInternalName(ExitGuard.class);
    private static final String STATIC_FORM = "(I)V";
    private static final String INSTANCE_FORM = "(Ljava/lang/Runtime;I)V";

    ExitRewriter(MethodVisitor next) {
        super(Opcodes.ASM9, next);
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        if (endsJvm(owner, name, descriptor)) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, GUARD, name, guardDescriptor(owner), false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, guarded(arguments));
    }

    @Override
    public void visitLdcInsn(Object value) {
        super.visitLdcInsn(guarded(value));
    }

    private static Object[] guarded(Object[] constants) {
        Object[] guarded = constants.clone();
        for (int i = 0; i < guarded.length; i++) {
            guarded[i] = guarded(guarded[i]);
        }
        return guarded;
    }

    private static Object guarded(Object constant) {
        if (constant instanceof Handle handle && endsJvm(handle.getOwner(), handle.getName(), handle.getDesc())) {
            return new Handle(
                    Opcodes.H_INVOKESTATIC, GUARD, handle.getName(), guardDescriptor(handle.getOwner()), false);
        }
        return constant instanceof ConstantDynamic dynamic ? guarded(dynamic) : constant;
    }

    private static ConstantDynamic guarded(ConstantDynamic constant) {
        Object[] arguments = new Object[constant.getBootstrapMethodArgumentCount()];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = guarded(constant.getBootstrapMethodArgument(i));
        }
        return new ConstantDynamic(
                constant.getName(), constant.getDescriptor(), constant.getBootstrapMethod(), arguments);
    }

    private static boolean endsJvm(String owner, String name, String descriptor) {
        if (!descriptor.equals(STATIC_FORM)) {
            return false;
        }
        return switch (owner) {
            case "java/lang/System" -> name.equals("exit");
            case "java/lang/Runtime" -> name.equals("exit") || name.equals("halt");
            default -> false;
        };
    }

    private static String guardDescriptor(String owner) {
        return owner.equals("java/lang/System") ? STATIC_FORM : INSTANCE_FORM;
    }
}
