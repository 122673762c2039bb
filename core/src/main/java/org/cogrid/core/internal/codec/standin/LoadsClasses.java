package org.cogrid.core.internal.codec.standin;

/** A stream that finds the classes of what it reads in a loader of its own. */
public interface LoadsClasses {
    /** Where classes are found. */
    ClassLoader loader();

    /** The name that the class of that written name has here. */
    String nameHere(String className);
}
