package org.cogrid.node.internal.call;

import groovy.lang.Closure;
import groovy.lang.Script;
import groovy.transform.Generated;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.cogrid.node.internal.run.Instrumentation;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * Finds out the values of a Groovy function's defaults. Groovy compiles {@code f(a, x = 1, y = 2)} into an {@code f(a)}
 * that calls {@code f(a, 1, 2)}; so this calls {@code f(a)} on a copy of the object, in which {@code f(a, x, y)} only
 * reveals its arguments.
 *
 * @param owner the closure, or the script that contains the function
 * @param method the function's name in its class
 * @param full its signature with all parameters
 */
record DefaultValues(Object owner, String method, Signature full, ParameterNames parameterNames) {
    /** Values for all parameters when {@code arguments} are given to those of {@code shorter}, or null if they are unknown. */
    @Nullable
    Object @Nullable [] of(Signature shorter, @Nullable Object[] arguments) throws Throwable {
        Optional<byte[]> classFile = parameterNames.classFile(owner.getClass());
        Optional<Method> whole = method(full);
        Optional<Method> forwarding = method(shorter).filter(m -> m.isAnnotationPresent(Generated.class));
        boolean isKnown = owner instanceof Closure || owner instanceof Script;
        if (!isKnown || classFile.isEmpty() || whole.isEmpty() || forwarding.isEmpty()) {
            return null;
        }
        byte[] revealing = RevealingClass.of(classFile.get(), method, Type.getMethodDescriptor(whole.get()));
        Object copy = new ObjectCopy(owner).of(Instrumentation.apply(revealing));
        return reveal(copy, forwarding.get().getParameterTypes(), arguments);
    }

    private Optional<Method> method(Signature signature) {
        return Arrays.stream(owner.getClass().getDeclaredMethods())
                .filter(m ->
                        m.getName().equals(method) && signature.types().equals(Arrays.asList(m.getParameterTypes())))
                .findFirst();
    }

    private @Nullable Object[] reveal(Object copy, Class<?>[] types, @Nullable Object[] arguments) throws Throwable {
        Method forwarding = copy.getClass().getDeclaredMethod(method, types);
        forwarding.setAccessible(true);
        try {
            forwarding.invoke(copy, GroovyCoercion.all(arguments, types));
            throw new IllegalStateException("the defaults of " + method + " were asked for, but it ran");
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RevealedArguments revealed) {
                return revealed.arguments();
            }
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
