package org.cogrid.core.internal.codec;

/** Which class takes the place of each one in a copy of a value within this JVM. */
public interface Counterparts {
    /** What objects of that class become objects of; often that class itself. Never asked for an array's class. */
    Class<?> of(Class<?> type) throws ClassNotFoundException;

    /** Finds what no object tells the class of. */
    ClassLoader loader();
}
