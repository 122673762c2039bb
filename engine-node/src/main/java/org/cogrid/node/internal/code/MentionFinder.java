package org.cogrid.node.internal.code;

import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Collects the methods (name and descriptor) whose code mentions a class of some kind. */
final class MentionFinder extends ClassVisitor {
    private static final Pattern TYPE_IN_DESCRIPTOR = Pattern.compile("L([^;]+);");
    private final Predicate<String> wanted;
    private final Set<String> found;

    MentionFinder(Predicate<String> wanted, Set<String> found) {
        super(Opcodes.ASM9);
        this.wanted = wanted;
        this.found = found;
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        return new Code(name + descriptor);
    }

    private final class Code extends MethodVisitor {
        private final String method;

        Code(String method) {
            super(Opcodes.ASM9);
            this.method = method;
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            checkName(type);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            checkName(owner);
            checkDescriptor(descriptor);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            checkName(owner);
            checkDescriptor(descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            checkDescriptor(descriptor);
            Stream.of(arguments).forEach(this::checkConstant);
        }

        @Override
        public void visitLdcInsn(Object value) {
            checkConstant(value);
        }

        @Override
        public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
            checkDescriptor(descriptor);
        }

        @Override
        public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
            if (type != null) {
                checkName(type);
            }
        }

        @Override
        public void visitFrame(int type, int locals, Object[] local, int stacks, Object[] stack) {
            Stream.concat(
                            local == null ? Stream.empty() : Stream.of(local).limit(locals),
                            stack == null ? Stream.empty() : Stream.of(stack).limit(stacks))
                    .forEach(slot -> {
                        if (slot instanceof String name) {
                            checkName(name);
                        }
                    });
        }

        private void checkConstant(Object constant) {
            if (constant instanceof Type type) {
                checkDescriptor(type.getDescriptor());
            } else if (constant instanceof Handle handle) {
                checkName(handle.getOwner());
                checkDescriptor(handle.getDesc());
            } else if (constant instanceof ConstantDynamic dynamic) {
                checkDescriptor(dynamic.getDescriptor());
            }
        }

        private void checkName(String internalName) {
            if (internalName.startsWith("[")) {
                checkDescriptor(internalName);
            } else if (wanted.test(internalName.replace('/', '.'))) {
                found.add(method);
            }
        }

        private void checkDescriptor(String descriptor) {
            Matcher types = TYPE_IN_DESCRIPTOR.matcher(descriptor);
            while (types.find()) {
                checkName(types.group(1));
            }
        }
    }
}
