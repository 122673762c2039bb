package org.cogrid.core.internal.codec;

import java.io.IOException;
import java.io.Serializable;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Serializable lambdas that capture scalars at most, the commonest functions, by their names and without streams. */
final class LambdaForm {
    private static final ClassValue<Optional<Method>> WRITE_REPLACE = methods("writeReplace");
    private static final ClassValue<Optional<Method>> DESERIALIZE =
            methods("$deserializeLambda$", SerializedLambda.class);

    private LambdaForm() {}

    /** The names of a lambda that {@link #write} takes, or {@code null} for any other object. */
    static @Nullable SerializedLambda of(Object function) {
        Class<?> type = function.getClass();
        if (!(function instanceof Serializable) || !type.isHidden() || !type.isSynthetic()) {
            return null;
        }
        Method method = WRITE_REPLACE.get(type).orElse(null);
        try {
            Object names = method == null ? null : method.invoke(function);
            return names instanceof SerializedLambda lambda && capturesScalars(lambda) ? lambda : null;
        } catch (ReflectiveOperationException e) {
            return null; // the general path says what is wrong
        }
    }

    static void write(SerializedLambda lambda, Parts out) throws IOException {
        out.writeInt(lambda.getImplMethodKind());
        out.writeText(lambda.getCapturingClass());
        out.writeText(lambda.getFunctionalInterfaceClass());
        out.writeText(lambda.getFunctionalInterfaceMethodName());
        out.writeText(lambda.getFunctionalInterfaceMethodSignature());
        out.writeText(lambda.getImplClass());
        out.writeText(lambda.getImplMethodName());
        out.writeText(lambda.getImplMethodSignature());
        out.writeText(lambda.getInstantiatedMethodType());
        out.writeInt(lambda.getCapturedArgCount());
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            PlainValues.write(lambda.getCapturedArg(i), out);
        }
    }

    static Object read(ByteBuffer in, ClassLoader loader, Arrival arrival) throws Exception {
        int kind = in.getInt();
        Class<?> capturing = Class.forName(className(PlainValues.readText(in)), false, loader);
        String[] names = new String[7];
        for (int i = 0; i < names.length; i++) {
            names[i] = PlainValues.readText(in);
        }
        @Nullable Object[] captured = new @Nullable Object[in.getInt()];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = PlainValues.read(in.get(), in, arrival);
        }
        return link(
                capturing,
                new SerializedLambda(
                        capturing, names[0], names[1], names[2], kind, names[3], names[4], names[5], names[6],
                        captured));
    }

    /** Notes the classes whose code the lambda needs. */
    static void collectClasses(SerializedLambda lambda, ClassLoader loader, Set<Class<?>> classes) {
        for (String name :
                List.of(lambda.getCapturingClass(), lambda.getImplClass(), lambda.getFunctionalInterfaceClass())) {
            try {
                classes.add(Class.forName(className(name), false, loader));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("a lambda names a class its own loader lacks: " + name, e);
            }
        }
    }

    private static Object link(Class<?> capturing, SerializedLambda lambda) throws Exception {
        Method method = DESERIALIZE
                .get(capturing)
                .orElseThrow(() -> new NoSuchMethodException("class " + capturing.getName()
                        + " can't make its lambdas anew: it differs from the one the lambda was written in"));
        try {
            return method.invoke(null, lambda);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error; // a static initialiser that failed
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static boolean capturesScalars(SerializedLambda lambda) {
        for (int i = 0; i < lambda.getCapturedArgCount(); i++) {
            if (!PlainValues.isScalar(lambda.getCapturedArg(i))) {
                return false;
            }
        }
        return true;
    }

    private static String className(String internalName) {
        return internalName.replace('/', '.');
    }

    private static ClassValue<Optional<Method>> methods(String name, Class<?>... parameters) {
        return new ClassValue<>() {
            @Override
            protected Optional<Method> computeValue(Class<?> type) {
                try {
                    Method method = type.getDeclaredMethod(name, parameters);
                    return method.trySetAccessible() ? Optional.of(method) : Optional.empty();
                } catch (NoSuchMethodException e) {
                    return Optional.empty();
                }
            }
        };
    }
}
