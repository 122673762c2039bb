package org.cogrid.node.internal.code.loader;

import java.util.function.Predicate;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.node.internal.code.use.ClientUses;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Removes uses of the client from classes. A program uses the client in its main method, and its functions travel with
 * that class. Each use of the client is replaced by an error, thrown when the code reaches it. In a static initialiser
 * a use yields {@code null} instead, and an initialiser ends where a method that it calls is refused. So a field such
 * as {@code static final Client rc} is {@code null} on an engine, and the class works without it.
 */
final class ClientTypes {
    private static final String STATIC_INITIALISER = "<clinit>";
    private final Predicate<String> absent;

    /** Makes an instance that finds the client's classes by their binary names. */
    ClientTypes(Predicate<String> absent) {
        this.absent = absent;
    }

    /** The class without its uses of the client; the same array if there are none. */
    byte[] refuseIn(byte[] bytes) {
        boolean mentions = ClassFile.parse(bytes).references().stream().anyMatch(absent);
        ClassReader reader = new ClassReader(bytes);
        if (!mentions && !hasStaticInitialiser(reader)) {
            return bytes;
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Refusing(writer, absent), 0);
        return writer.toByteArray();
    }

    private static boolean hasStaticInitialiser(ClassReader reader) {
        boolean[] found = new boolean[1];
        ClassVisitor finder = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                    int access,
                    String name,
                    String descriptor,
                    @Nullable String signature,
                    String @Nullable [] exceptions) {
                found[0] |= name.equals(STATIC_INITIALISER);
                return null;
            }
        };
        reader.accept(finder, ClassReader.SKIP_CODE);
        return found[0];
    }

    private static final class Refusing extends ClassVisitor {
        private final Predicate<String> absent;
        private int version;

        Refusing(ClassVisitor next, Predicate<String> absent) {
            super(Opcodes.ASM9, next);
            this.absent = absent;
        }

        @Override
        public void visit(
                int version,
                int access,
                String name,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            this.version = version;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            return name.equals(STATIC_INITIALISER)
                    ? new ClientUses(new EndedByRefusal(method, version), absent, false)
                    : new ClientUses(method, absent, true);
        }
    }
}
