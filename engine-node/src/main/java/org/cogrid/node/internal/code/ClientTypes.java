package org.cogrid.node.internal.code;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.cogrid.core.internal.code.ClassFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * A program mentions the client in its main method, and its functions travel with that class. So that the class can be
 * verified where there is no client, the body of each method that mentions one is replaced by an error that says so.
 */
final class ClientTypes {
    private static final String DESERIALIZE_LAMBDA = "$deserializeLambda$";
    private final Predicate<String> absent;

    /** Decides by binary class names. */
    ClientTypes(Predicate<String> absent) {
        this.absent = absent;
    }

    /** The class, unable to run what mentions the client; the same array where there is nothing of the kind. */
    byte[] refuseIn(byte[] bytes) {
        if (ClassFile.parse(bytes).references().stream().noneMatch(absent)) {
            return bytes;
        }
        ClassReader reader = new ClassReader(bytes);
        Set<String> mentioning = new HashSet<>();
        reader.accept(new MentionFinder(absent, mentioning), ClassReader.SKIP_DEBUG);
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Refusing(writer, mentioning), 0);
        return writer.toByteArray();
    }

    private static final class Refusing extends ClassVisitor {
        private final Set<String> mentioning;

        Refusing(ClassVisitor next, Set<String> mentioning) {
            super(Opcodes.ASM9, next);
            this.mentioning = mentioning;
        }

        private String className = "";

        @Override
        public void visit(
                int version, int access, String name, String signature, String superName, String[] interfaces) {
            className = name.replace('/', '.');
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            boolean refused = mentioning.contains(name + descriptor) && !name.equals(DESERIALIZE_LAMBDA);
            return refused ? new RefusedBody(method, className + "." + name) : method;
        }
    }
}
