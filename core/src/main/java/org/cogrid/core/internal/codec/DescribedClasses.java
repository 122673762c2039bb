package org.cogrid.core.internal.codec;

/** The classes of a graph that is being read, one description after the other. Used by one thread. */
interface DescribedClasses {
    /** The class that the present description is to be read as, or that one of the interfaces which it names is. */
    Class<?> find(String name) throws ClassNotFoundException;

    /** The name that the class of that written name has here. */
    String nameHere(String className);

    /** The present description has been read, with all that it names: the next one comes. */
    void next();

    /** A loader for a proxy of these public interfaces, which were found here. */
    ClassLoader definerOf(Class<?>... interfaces);

    /** Finds what no description names. */
    ClassLoader loader();
}
