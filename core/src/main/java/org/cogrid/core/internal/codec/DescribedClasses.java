package org.cogrid.core.internal.codec;

/** Finds the classes of a graph that is being read, one class description after the other. Used by one thread. */
interface DescribedClasses {
    /** The class for the present description, or for one of the interfaces that it names. */
    Class<?> find(String name) throws ClassNotFoundException;

    /** The name here of the class that was written as {@code className}. */
    String nameHere(String className);

    /** Goes on to the next description: the present one has been read with all that it names. */
    void next();

    /** A loader that can define a proxy of these public interfaces, which {@link #find} has found. */
    ClassLoader definerOf(Class<?>... interfaces);

    /** The loader for classes that no description names. */
    ClassLoader loader();
}
