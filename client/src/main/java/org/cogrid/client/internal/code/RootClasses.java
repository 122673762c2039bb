package org.cogrid.client.internal.code;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.internal.code.ClassFileName;

/** Reduces the classes met in a value to those that have a class file. */
final class RootClasses {
    private static final String GROOVY_OBJECT = "groovy.lang.GroovyObject";

    private RootClasses() {}

    /** Returns the named classes behind an array, a proxy or a class that the JVM has made. */
    static List<Class<?>> named(Class<?> type) {
        if (type.isArray()) {
            return named(type.getComponentType());
        }
        if (Proxy.isProxyClass(type)) {
            return Stream.of(type.getInterfaces())
                    .flatMap(each -> named(each).stream())
                    .toList();
        }
        return type.isPrimitive() || type.isHidden() ? List.of() : List.of(type);
    }

    /** Refuses a class that engines lack and whose bytes are not known. */
    static void checkFindable(Class<?> root, ClassLoader loader) {
        boolean resource = loader.getResource(ClassFileName.of(root.getName())) != null;
        if (!resource && root.getClassLoader() != ClassLoader.getPlatformClassLoader()) {
            throw new NotSerializableValueException("the bytes of " + root.getName()
                    + ", which was made while the program ran, are not known, so no engine could load it. "
                    + (isGroovy(root)
                            ? "It comes from a Groovy shell or class loader that did not see cogrid-client when it compiled:"
                                    + " put cogrid-client on the class path of that shell, or send the source with groovy(\"…\")"
                            : "Use a class that comes from the class path"));
        }
    }

    private static boolean isGroovy(Class<?> root) {
        return Stream.<Class<?>>iterate(root, type -> type != null, Class::getSuperclass)
                .flatMap(type -> Stream.of(type.getInterfaces()))
                .anyMatch(each -> each.getName().equals(GROOVY_OBJECT));
    }
}
