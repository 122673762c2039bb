package org.cogrid.node.internal.run;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Changes every class that an engine loads for its users, so that loops and calls can be stopped and the code can't end
 * the JVM. Stack maps stay valid, because the added code leaves stack and variables as they are. Pure and thread-safe.
 */
public final class Instrumentation {
    private static final int NEWEST_VERSION = Opcodes.V26;

    private Instrumentation() {}

    /** Returns the class with checks. A class file that is too new to be read here is returned unchanged. */
    public static byte[] apply(byte[] original) {
        if (majorVersion(original) > NEWEST_VERSION) {
            return original;
        }
        Set<String> tooLarge = new HashSet<>();
        while (true) {
            try {
                return apply(original, tooLarge);
            } catch (MethodTooLargeException e) {
                // A method at the format's size limit has no room for checks; methods that it calls still have them.
                tooLarge.add(e.getMethodName() + e.getDescriptor());
            } catch (ClassTooLargeException e) {
                return original;
            }
        }
    }

    private static byte[] apply(byte[] original, Set<String> withoutSafepoints) {
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Checks(writer, withoutSafepoints), 0);
        return writer.toByteArray();
    }

    private static int majorVersion(byte[] classFile) {
        return (classFile[6] & 0xff) << 8 | (classFile[7] & 0xff);
    }

    private static final class Checks extends ClassVisitor {
        private final Set<String> withoutSafepoints;

        Checks(ClassVisitor next, Set<String> withoutSafepoints) {
            super(Opcodes.ASM9, next);
            this.withoutSafepoints = withoutSafepoints;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = new ExitRewriter(super.visitMethod(access, name, descriptor, signature, exceptions));
            return withoutSafepoints.contains(name + descriptor)
                    ? next
                    : new SafepointInserter(next, name.equals("<clinit>"));
        }
    }
}
