package org.cogrid.node.internal.code;

import org.cogrid.core.internal.code.EngineOwn;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * What the engine has of its own, and an empty interface for each type of the client that a program's classes mention in
 * their signatures: without it, reflection on such a class (as of Java's serialization) fails altogether.
 */
final class OwnClasses extends ClassLoader {
    static {
        registerAsParallelCapable();
    }

    OwnClasses(ClassLoader own) {
        super("the engine's own", own);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        if (!name.startsWith(EngineOwn.CLIENT)) {
            throw new ClassNotFoundException(name);
        }
        ClassWriter writer = new ClassWriter(0);
        int access = Opcodes.ACC_PUBLIC | Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT;
        writer.visit(Opcodes.V17, access, name.replace('.', '/'), null, "java/lang/Object", null);
        writer.visitEnd();
        byte[] bytes = writer.toByteArray();
        return defineClass(name, bytes, 0, bytes.length);
    }
}
