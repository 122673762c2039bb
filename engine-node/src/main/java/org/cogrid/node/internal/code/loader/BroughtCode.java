package org.cogrid.node.internal.code.loader;

/** The classes that a task has brought, as seen from values that are here already. */
public interface BroughtCode {
    /** How a class that is here stands to the one of its name that was brought. */
    enum Standing {
        /** It is that very class, or none of its name was brought. */
        SAME,
        /** Another class of the same bytes: what it shares a loader with, or what it needs, is another version. */
        EQUAL,
        /** Another version. */
        OTHER
    }

    /** How that class stands to the one of its name that was brought. */
    Standing standingOf(Class<?> type);

    /** The name under which the class of that name was brought: another one where it was defined anew in JShell. */
    String nameOf(String className);

    /** Whether a class has come from a client, and none of its name was brought now: it may have been renamed. */
    boolean lacks(Class<?> type);

    /** Whether a class of that name was brought. */
    boolean has(String className);

    /** Knows the classes by name, and all else that the engine has. */
    ClassLoader loader();
}
