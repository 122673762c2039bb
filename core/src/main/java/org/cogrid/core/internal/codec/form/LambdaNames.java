package org.cogrid.core.internal.codec.form;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What all lambdas of one class have in common: their names as they are written, and the classes whose code they need.
 * Computed once for each class.
 */
public final class LambdaNames {
    private static final ClassValue<Known> KNOWN = new ClassValue<>() {
        @Override
        protected Known computeValue(Class<?> type) {
            return new Known(type);
        }
    };

    private final byte[] bytes;
    private final Set<Class<?>> classes;
    private final SerializedLambda lambda;

    private LambdaNames(SerializedLambda lambda, ClassLoader loader) {
        this.bytes = bytes(lambda);
        this.classes = classes(lambda, loader);
        this.lambda = withoutCaptured(lambda, loader);
    }

    /** The lambda without its captured values. */
    public SerializedLambda lambda() {
        return lambda;
    }

    /** The names as the other side reads them. */
    byte[] bytes() {
        return bytes;
    }

    /** The classes whose code the lambdas need. Always the same set object, so that it can be the key of a cache. */
    public Set<Class<?>> classes() {
        return classes;
    }

    /** The serialized form of a serializable lambda; empty for any other object, none of whose code is run. */
    public static Optional<SerializedLambda> serialized(Object function) {
        return isLambda(function)
                ? Optional.ofNullable(of(function.getClass()).serialized(function))
                : Optional.empty();
    }

    static boolean isLambda(Object function) {
        Class<?> type = function.getClass();
        return function instanceof Serializable && type.isHidden() && type.isSynthetic();
    }

    /** The entry for a lambda's class. */
    static Known of(Class<?> type) {
        return KNOWN.get(type);
    }

    /** A class of lambdas. Thread-safe, because computing the names twice does no harm. */
    static final class Known {
        private static final Object[] NOTHING = {};

        private final @Nullable Method writeReplace;
        private final boolean captures;
        private volatile @Nullable LambdaNames names;

        private Known(Class<?> type) {
            this.writeReplace = writeReplace(type);
            this.captures = Arrays.stream(type.getDeclaredFields()).anyMatch(Known::isOfInstance);
        }

        private static boolean isOfInstance(Field field) {
            return !Modifier.isStatic(field.getModifiers());
        }

        private static @Nullable Method writeReplace(Class<?> type) {
            try {
                Method method = type.getDeclaredMethod("writeReplace");
                return method.trySetAccessible() ? method : null;
            } catch (NoSuchMethodException e) {
                return null;
            }
        }

        /** The form of a lambda of this class; {@code null} if it has no serialized form. */
        @Nullable
        LambdaForm form(Object function) {
            LambdaNames known = names;
            if (known != null && !captures) {
                return new LambdaForm(known, NOTHING);
            }
            SerializedLambda lambda = serialized(function);
            if (lambda == null) {
                return null;
            }
            if (known == null) {
                known = new LambdaNames(lambda, function.getClass().getClassLoader());
                names = known;
            }
            return new LambdaForm(known, captured(lambda));
        }

        private @Nullable SerializedLambda serialized(Object function) {
            try {
                return writeReplace != null && writeReplace.invoke(function) instanceof SerializedLambda lambda
                        ? lambda
                        : null;
            } catch (ReflectiveOperationException e) {
                return null; // the general path reports the error
            }
        }

        private static @Nullable Object[] captured(SerializedLambda lambda) {
            @Nullable Object[] captured = new @Nullable Object[lambda.getCapturedArgCount()];
            Arrays.setAll(captured, lambda::getCapturedArg);
            return captured;
        }
    }

    private static byte[] bytes(SerializedLambda lambda) {
        try {
            EncodedOutput out = new EncodedOutput(new ByteBudget(ByteBudget.MOST_BYTES));
            out.writeInt(lambda.getImplMethodKind());
            out.writeText(lambda.getCapturingClass());
            out.writeText(lambda.getFunctionalInterfaceClass());
            out.writeText(lambda.getFunctionalInterfaceMethodName());
            out.writeText(lambda.getFunctionalInterfaceMethodSignature());
            out.writeText(lambda.getImplClass());
            out.writeText(lambda.getImplMethodName());
            out.writeText(lambda.getImplMethodSignature());
            out.writeText(lambda.getInstantiatedMethodType());
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("names are written to memory", e);
        }
    }

    private static SerializedLambda withoutCaptured(SerializedLambda lambda, ClassLoader loader) {
        return new SerializedLambda(
                find(lambda.getCapturingClass(), loader),
                lambda.getFunctionalInterfaceClass(),
                lambda.getFunctionalInterfaceMethodName(),
                lambda.getFunctionalInterfaceMethodSignature(),
                lambda.getImplMethodKind(),
                lambda.getImplClass(),
                lambda.getImplMethodName(),
                lambda.getImplMethodSignature(),
                lambda.getInstantiatedMethodType(),
                new Object[0]);
    }

    private static Class<?> find(String internalName, ClassLoader loader) {
        try {
            return Class.forName(internalName.replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a lambda names a class its own loader lacks: " + internalName, e);
        }
    }

    private static Set<Class<?>> classes(SerializedLambda lambda, ClassLoader loader) {
        Set<Class<?>> classes = new LinkedHashSet<>();
        for (String name :
                List.of(lambda.getCapturingClass(), lambda.getImplClass(), lambda.getFunctionalInterfaceClass())) {
            classes.add(find(name, loader));
        }
        return ForeignClasses.among(classes);
    }
}
