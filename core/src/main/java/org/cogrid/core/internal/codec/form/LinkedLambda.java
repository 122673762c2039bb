package org.cogrid.core.internal.codec.form;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A lambda expression of a class here, ready to make lambdas from captured values. Thread-safe. */
final class LinkedLambda {
    private static final int NAMES = 7;

    /** The linked lambdas of each capturing class, by their names as they were written. */
    private static final ClassValue<Map<Written, LinkedLambda>> LINKED = new ClassValue<>() {
        @Override
        protected Map<Written, LinkedLambda> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    private static final ClassValue<Optional<Method>> DESERIALIZE = new ClassValue<>() {
        @Override
        protected Optional<Method> computeValue(Class<?> type) {
            try {
                Method method = type.getDeclaredMethod("$deserializeLambda$", SerializedLambda.class);
                return method.trySetAccessible() ? Optional.of(method) : Optional.empty();
            } catch (NoSuchMethodException e) {
                return Optional.empty();
            }
        }
    };

    private final Class<?> capturing;
    private final int kind;
    private final String[] names;
    /** The lambda itself if it captures nothing: then one object serves for all. */
    private volatile @Nullable Object sole;

    private LinkedLambda(Class<?> capturing, int kind, String[] names) {
        this.capturing = capturing;
        this.kind = kind;
        this.names = names;
    }

    static LinkedLambda read(EncodedInput in, ClassLoader loader) throws ClassNotFoundException {
        int kind = in.getInt();
        Class<?> capturing = Class.forName(PlainValues.readText(in).replace('/', '.'), false, loader);
        Written names = new Written(in.takeTexts(NAMES));
        Map<Written, LinkedLambda> linked = LINKED.get(capturing);
        LinkedLambda known = linked.get(names);
        if (known == null || known.kind != kind) {
            known = new LinkedLambda(capturing, kind, names.read());
            linked.put(names.copy(), known);
        }
        return known;
    }

    /** Names within received bytes, which are compared and hashed without being decoded. */
    private static final class Written {
        private final ByteBuffer bytes;
        private final int hash;

        private Written(ByteBuffer bytes) {
            this.bytes = bytes;
            int sum = 0;
            for (int at = 0; at + Long.BYTES <= bytes.limit(); at += Long.BYTES) {
                sum = 31 * sum + Long.hashCode(bytes.getLong(at));
            }
            this.hash = sum;
        }

        Written copy() {
            return new Written(ByteBuffer.allocate(bytes.limit())
                    .order(bytes.order())
                    .put(bytes.duplicate())
                    .flip());
        }

        String[] read() {
            EncodedInput in = new EncodedInput(List.of(bytes));
            String[] names = new String[NAMES];
            for (int i = 0; i < NAMES; i++) {
                names[i] = PlainValues.readText(in);
            }
            return names;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Written written && hash == written.hash && bytes.equals(written.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** Makes the lambda with these captured values. */
    Object with(@Nullable Object[] captured) throws Exception {
        Object known = captured.length == 0 ? sole : null;
        if (known != null) {
            return known;
        }
        Object made = make(new SerializedLambda(
                capturing, names[0], names[1], names[2], kind, names[3], names[4], names[5], names[6], captured));
        if (captured.length == 0) {
            sole = made;
        }
        return made;
    }

    private Object make(SerializedLambda lambda) throws Exception {
        Method method = DESERIALIZE
                .get(capturing)
                .orElseThrow(() -> new NoSuchMethodException("class " + capturing.getName()
                        + " can't make its lambdas anew: it differs from the one the lambda was written in"));
        try {
            return method.invoke(null, lambda);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Error error) {
                throw error; // a failed static initialiser
            }
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
