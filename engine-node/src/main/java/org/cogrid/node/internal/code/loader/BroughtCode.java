package org.cogrid.node.internal.code.loader;

/** The classes that a task has brought, compared with those of the values here. */
public interface BroughtCode {
    /** How a class here compares with the brought class of its name. */
    enum Standing {
        /** It is the same class, or no class of its name was brought. */
        SAME,
        /** It is another class with the same bytes: other classes of its group, or a group it needs, have another version. */
        EQUAL,
        /** It is another version. */
        OTHER
    }

    /** Compares a class here with the brought class of its name. */
    Standing standingOf(Class<?> type);

    /** The name of the brought class; it differs if the class was defined anew in JShell. */
    String nameOf(String className);

    /** Whether {@code type} came from a client but no class of its name was brought: it may have been renamed. */
    boolean lacks(Class<?> type);

    /** Whether a class of that name was brought. */
    boolean has(String className);

    /** The loader of the brought classes and of all others that the engine has. */
    ClassLoader loader();
}
