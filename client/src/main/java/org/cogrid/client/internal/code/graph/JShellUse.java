package org.cogrid.client.internal.code.graph;

import java.lang.invoke.SerializedLambda;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.cogrid.core.NotSerializableValueException;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Refuses a function or value typed in JShell that uses a variable of JShell on an engine. Such a variable is a static
 * field: on the engine it would silently have its default value. Used once.
 */
public final class JShellUse {
    private static final String ALL = "*";

    private final ClassLoader loader;
    private final Deque<Method> next = new ArrayDeque<>();
    private final Set<Method> seen = new HashSet<>();

    /** A method, by its class's internal name and its own name with its descriptor; or all methods of a class. */
    private record Method(String owner, String signature) {}

    public JShellUse(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * Checks the lambdas that travel, and the classes of the values that travel.
     *
     * @throws NotSerializableValueException if a variable is used; the message names it
     */
    public void check(Set<Class<?>> roots, List<SerializedLambda> lambdas) {
        roots.forEach(root -> reach(root.getName().replace('.', '/'), ALL));
        lambdas.forEach(
                lambda -> reach(lambda.getImplClass(), lambda.getImplMethodName() + lambda.getImplMethodSignature()));
        for (Method method = next.poll(); method != null; method = next.poll()) {
            read(method);
        }
    }

    /**
     * Follows the code that may run: of a snippet only the called methods, of a class typed by the user all of them.
     */
    private void reach(String owner, String signature) {
        if (!JShellClass.isOne(owner)) {
            return;
        }
        boolean snippet = JShellClass.isSnippet(owner);
        Method method = new Method(owner, snippet ? signature : ALL);
        boolean onlyLoaded = snippet && signature.equals(ALL);
        if (!onlyLoaded && seen.add(method)) {
            next.add(method);
        }
    }

    private void read(Method method) {
        ClassBytes.read(method.owner().replace('/', '.'), loader)
                .ifPresent(bytes -> new ClassReader(bytes)
                        .accept(new Methods(method), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES));
    }

    private static NotSerializableValueException refusal(String variable) {
        return new NotSerializableValueException(
                "`" + variable + "` is a variable of JShell, which does not travel with what uses"
                        + " it: an engine would see its default. Pass it as an argument, as in e0.applySync((Integer n) -> n + 1, "
                        + variable + "), or take a local variable, within braces: { var copy = " + variable
                        + "; … e0.applySync(() -> copy) … }");
    }

    private final class Methods extends ClassVisitor {
        private final Method wanted;

        Methods(Method wanted) {
            super(Opcodes.ASM9);
            this.wanted = wanted;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            boolean isWanted =
                    wanted.signature().equals(ALL) || wanted.signature().equals(name + descriptor);
            return isWanted ? new Instructions() : null;
        }
    }

    private final class Instructions extends MethodVisitor {
        Instructions() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
            if (JShellClass.isSnippet(owner)) {
                throw refusal(name);
            }
            reach(owner, ALL);
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
            reach(owner, name + descriptor);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
            for (Object argument : arguments) {
                if (argument instanceof Handle handle) {
                    reach(handle.getOwner(), handle.getName() + handle.getDesc());
                }
            }
        }
    }
}
