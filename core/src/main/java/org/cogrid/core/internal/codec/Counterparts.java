package org.cogrid.core.internal.codec;

/** Which class takes the place of each one in a copy of a value within this JVM. */
public interface Counterparts {
    /** What objects of that class become objects of; often that class itself. Never asked for an array's class. */
    Class<?> of(Class<?> type) throws ClassNotFoundException;

    /** The name that a class has in the copy: another one only where a class was defined anew under it. */
    default String nameOf(String className) {
        return className;
    }

    /** Finds what no object tells the class of. */
    ClassLoader loader();
}
