package org.cogrid.node.internal.call;

import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** A copy of a class in which one method throws its arguments instead of running. */
final class RevealingClass extends ClassVisitor {
    private static final Type OBJECT = Type.getType(Object.class);
    private static final String REVEALED = Type.getInternalName(RevealedArguments.class);

    private final String method;
    private final String descriptor;

    private RevealingClass(ClassVisitor next, String method, String descriptor) {
        super(Opcodes.ASM9, next);
        this.method = method;
        this.descriptor = descriptor;
    }

    static byte[] of(byte[] original, String method, String descriptor) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(original).accept(new RevealingClass(writer, method, descriptor), 0);
        return writer.toByteArray();
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
        MethodVisitor body = super.visitMethod(access, name, type, signature, exceptions);
        if (!name.equals(method) || !type.equals(descriptor)) {
            return body;
        }
        reveal(body, (access & Opcodes.ACC_STATIC) == 0 ? 1 : 0);
        return null;
    }

    private void reveal(MethodVisitor body, int firstSlot) {
        Type[] types = Type.getArgumentTypes(descriptor);
        body.visitCode();
        body.visitIntInsn(Opcodes.SIPUSH, types.length);
        body.visitTypeInsn(Opcodes.ANEWARRAY, OBJECT.getInternalName());
        int slot = firstSlot;
        for (int i = 0; i < types.length; i++) {
            body.visitInsn(Opcodes.DUP);
            body.visitIntInsn(Opcodes.SIPUSH, i);
            body.visitVarInsn(types[i].getOpcode(Opcodes.ILOAD), slot);
            box(body, types[i]);
            body.visitInsn(Opcodes.AASTORE);
            slot += types[i].getSize();
        }
        body.visitMethodInsn(
                Opcodes.INVOKESTATIC, REVEALED, "of", "([Ljava/lang/Object;)Ljava/lang/RuntimeException;", false);
        body.visitInsn(Opcodes.ATHROW);
        body.visitMaxs(0, 0);
        body.visitEnd();
    }

    private static void box(MethodVisitor body, Type type) {
        String wrapper = switch (type.getSort()) {
            case Type.BOOLEAN -> "java/lang/Boolean";
            case Type.CHAR -> "java/lang/Character";
            case Type.BYTE -> "java/lang/Byte";
            case Type.SHORT -> "java/lang/Short";
            case Type.INT -> "java/lang/Integer";
            case Type.LONG -> "java/lang/Long";
            case Type.FLOAT -> "java/lang/Float";
            case Type.DOUBLE -> "java/lang/Double";
            default -> null;
        };
        if (wrapper != null) {
            String valueOf = Type.getMethodDescriptor(Type.getObjectType(wrapper), type);
            body.visitMethodInsn(Opcodes.INVOKESTATIC, wrapper, "valueOf", valueOf, false);
        }
    }
}
