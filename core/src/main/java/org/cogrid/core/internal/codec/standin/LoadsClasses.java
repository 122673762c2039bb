package org.cogrid.core.internal.codec.standin;

/** A stream that finds the classes of what it reads in a loader of its own. */
public interface LoadsClasses {
    /** The loader that finds the classes. */
    ClassLoader loader();

    /** The name here of the class that was written as {@code className}. */
    String nameHere(String className);
}
