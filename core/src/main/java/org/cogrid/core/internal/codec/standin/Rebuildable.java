package org.cogrid.core.internal.codec.standin;

import java.io.Externalizable;
import java.io.InvalidClassException;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Optional;

/** Finds objects that Java's serialization can write but could not read, so that the sender gets the error. */
final class Rebuildable {
    private static final ClassValue<Optional<String>> OBSTACLES = new ClassValue<>() {
        @Override
        protected Optional<String> computeValue(Class<?> type) {
            return obstacle(type);
        }
    };

    private Rebuildable() {}

    /** Throws unless the receiver can make an object of this class anew. */
    static void check(Object object) throws InvalidClassException {
        Optional<String> obstacle = OBSTACLES.get(object.getClass());
        if (obstacle.isPresent()) {
            throw new InvalidClassException(object.getClass().getTypeName(), obstacle.get());
        }
    }

    private static Optional<String> obstacle(Class<?> type) {
        boolean isMadeOtherwise = type.isArray()
                || type.isRecord()
                || type.getClassLoader() == null
                || Enum.class.isAssignableFrom(type)
                || !Serializable.class.isAssignableFrom(type);
        if (isMadeOtherwise) {
            return Optional.empty();
        }
        if (Externalizable.class.isAssignableFrom(type)) {
            return hasOpenConstructor(type)
                    ? Optional.empty()
                    : Optional.of("it is Externalizable, so it needs a public constructor without parameters");
        }
        Class<?> base = type;
        while (base != null && Serializable.class.isAssignableFrom(base)) {
            base = base.getSuperclass();
        }
        return base == null || letsBeMade(base, type)
                ? Optional.empty()
                : Optional.of("its superclass " + base.getTypeName()
                        + " is not Serializable, so that one needs a constructor without parameters that it can call");
    }

    private static boolean hasOpenConstructor(Class<?> type) {
        return Arrays.stream(type.getConstructors()).anyMatch(Rebuildable::takesNothing);
    }

    private static boolean letsBeMade(Class<?> base, Class<?> type) {
        return Arrays.stream(base.getDeclaredConstructors())
                .filter(Rebuildable::takesNothing)
                .anyMatch(constructor -> isOpen(constructor.getModifiers())
                        || (!Modifier.isPrivate(constructor.getModifiers())
                                && base.getPackageName().equals(type.getPackageName())));
    }

    private static boolean takesNothing(Constructor<?> constructor) {
        return constructor.getParameterCount() == 0;
    }

    private static boolean isOpen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }
}
