package org.cogrid.core.internal.codec.refusal;

import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.stream.Stream;
import org.cogrid.core.internal.text.SnippetNames;

/** The names of classes in messages. */
final class TypeNames {
    private TypeNames() {}

    /**
     * The name that users know a class by: a lambda's interface; for a hidden class of the JDK, the public class that
     * it extends.
     */
    static String of(Class<?> type) {
        if (isLambda(type)) {
            return "a lambda (" + type.getInterfaces()[0].getTypeName() + ")";
        }
        Optional<Class<?>> published = published(type);
        if (published.isPresent()) {
            return published.get().getSimpleName();
        }
        Class<?> kind = kindOf(type);
        String name = SnippetNames.asTyped(type.getTypeName());
        return kind == type ? name : kind.getTypeName() + " (" + name + ")";
    }

    /** The public type that an internal class of Cogrid implements, such as a view's. */
    private static Optional<Class<?>> published(Class<?> type) {
        return type.getName().startsWith("org.cogrid.") && isInternal(type)
                ? Stream.of(type.getInterfaces())
                        .filter(each -> each.getName().startsWith("org.cogrid.") && !isInternal(each))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isInternal(Class<?> type) {
        return type.getPackageName().contains(".internal.");
    }

    static boolean isLambda(Class<?> type) {
        return type.isHidden() && type.isSynthetic() && type.getInterfaces().length > 0;
    }

    /** The class of the JDK that {@code type} extends, other than {@code Object}; otherwise {@code type} itself. */
    private static Class<?> kindOf(Class<?> type) {
        Class<?> kind = type;
        while (kind.getClassLoader() != null && kind.getSuperclass() != null) {
            kind = kind.getSuperclass();
        }
        boolean saysMore = kind != Object.class && kind != Record.class && !Modifier.isAbstract(kind.getModifiers());
        return saysMore ? kind : type;
    }
}
