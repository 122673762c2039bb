package org.cogrid.node.internal.call;

import groovy.lang.GroovyObject;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/** An object with a {@code call} method in the sense of Groovy. */
record CallMethodCallee(Object target, ParameterNames parameterNames) implements Callee {
    private static final String CALL = "call";

    static boolean hasCall(Object target) {
        return target instanceof GroovyObject || callMethods(target).length > 0;
    }

    @Override
    public String name() {
        return "call of " + target.getClass().getName();
    }

    @Override
    public List<Signature> signatures() {
        return Arrays.stream(callMethods(target))
                .map(parameterNames::signature)
                .sorted(Comparator.comparingInt(Signature::size).reversed())
                .toList();
    }

    @Override
    public boolean accepts(@Nullable Object[] arguments) {
        return target instanceof GroovyObject || Callee.super.accepts(arguments);
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) {
        return InvokerHelper.invokeMethod(target, CALL, arguments);
    }

    private static Method[] callMethods(Object target) {
        return Arrays.stream(target.getClass().getMethods())
                .filter(m -> m.getName().equals(CALL) && !m.isBridge())
                .toArray(Method[]::new);
    }
}
