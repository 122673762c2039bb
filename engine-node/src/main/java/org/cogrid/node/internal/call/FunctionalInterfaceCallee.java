package org.cogrid.node.internal.call;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/** An object that implements a functional interface, called through that interface's one method. */
record FunctionalInterfaceCallee(Object target, Method method, ParameterNames parameterNames) implements Callee {
    /** The functional methods of each class, cached because finding them takes longer than a call. */
    private static final ClassValue<List<Method>> SHAPES = new ClassValue<>() {
        @Override
        protected List<Method> computeValue(Class<?> type) {
            return shapes(type);
        }
    };

    /** The ways to call an object, those with a result first; empty when it is no function. */
    static List<FunctionalInterfaceCallee> of(Object target, ParameterNames parameterNames) {
        List<Method> shapes = SHAPES.get(target.getClass());
        List<FunctionalInterfaceCallee> callees = new ArrayList<>(shapes.size());
        for (Method shape : shapes) {
            callees.add(new FunctionalInterfaceCallee(target, shape, parameterNames));
        }
        return callees;
    }

    private static List<Method> shapes(Class<?> function) {
        Map<String, Method> shapes = new LinkedHashMap<>();
        for (Class<?> type : interfaces(function)) {
            List<Method> methods = abstractMethods(type);
            if (methods.size() == 1 && meansFunction(type)) {
                Method method = methods.get(0);
                shapes.putIfAbsent(method.getName() + method.getParameterCount(), method);
            }
        }
        return shapes.values().stream()
                .sorted(Comparator.comparing(m -> m.getReturnType() == void.class))
                .peek(m -> m.setAccessible(true)) // the interface may be nested or package-private
                .toList();
    }

    @Override
    public String name() {
        return "the function (a " + method.getDeclaringClass().getSimpleName() + ")";
    }

    @Override
    public List<Signature> signatures() {
        return List.of(LambdaSignature.of(target, method, parameterNames));
    }

    @Override
    public boolean accepts(@Nullable Object[] arguments) {
        return method.getParameterCount() == arguments.length;
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, converted(arguments));
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private @Nullable Object[] converted(@Nullable Object[] arguments) {
        @Nullable Object[] converted = arguments.clone();
        Class<?>[] types = method.getParameterTypes();
        for (int i = 0; i < converted.length; i++) {
            converted[i] = converted(i, types[i], converted[i]);
        }
        return converted;
    }

    private @Nullable Object converted(int index, Class<?> type, @Nullable Object argument) {
        if (argument == null) {
            if (type.isPrimitive()) {
                throw CallErrors.wrongType(this, index, type, "null");
            }
            return null;
        }
        if (type.isInstance(argument)) {
            return argument;
        }
        if (!type.isPrimitive()
                || !(argument instanceof Number || argument instanceof Boolean || argument instanceof Character)) {
            throw CallErrors.wrongType(
                    this, index, type, "a " + argument.getClass().getTypeName());
        }
        return DefaultTypeTransformation.castToType(argument, type);
    }

    private static Set<Class<?>> interfaces(Class<?> type) {
        Set<Class<?>> all = new LinkedHashSet<>();
        for (Class<?> c = type; c != null; c = c.getSuperclass()) {
            for (Class<?> direct : c.getInterfaces()) {
                all.add(direct);
                all.addAll(interfaces(direct));
            }
        }
        return all;
    }

    /**
     * Whether implementing {@code type} makes an object a function. {@code Comparable} and the like have one method
     * too, but do not.
     */
    private static boolean meansFunction(Class<?> type) {
        return type.isAnnotationPresent(FunctionalInterface.class)
                || type == Callable.class
                || !type.getName().startsWith("java.");
    }

    private static List<Method> abstractMethods(Class<?> type) {
        List<Method> found = new ArrayList<>();
        for (Method method : type.getMethods()) {
            if (Modifier.isAbstract(method.getModifiers()) && !isOfObject(method) && !isOverridden(method, found)) {
                found.add(method);
            }
        }
        return found;
    }

    private static boolean isOfObject(Method method) {
        return Stream.of(Object.class.getMethods())
                .anyMatch(m -> m.getName().equals(method.getName())
                        && Arrays.equals(m.getParameterTypes(), method.getParameterTypes()));
    }

    private static boolean isOverridden(Method method, List<Method> found) {
        return found.stream()
                .anyMatch(m ->
                        m.getName().equals(method.getName()) && m.getParameterCount() == method.getParameterCount());
    }
}
