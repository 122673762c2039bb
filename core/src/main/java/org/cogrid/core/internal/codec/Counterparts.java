package org.cogrid.core.internal.codec;

/** Maps the classes of a value to those of its copy within this JVM. */
public interface Counterparts {
    /** The class in the copy for objects of {@code type}, often {@code type} itself. Never asked for an array's class. */
    Class<?> of(Class<?> type) throws ClassNotFoundException;

    /** The name of a class in the copy; it differs only if the class was defined anew under another name. */
    default String nameOf(String className) {
        return className;
    }

    /** The loader for classes that no object of the value belongs to. */
    ClassLoader loader();
}
