package org.cogrid.core.internal.code;

import org.cogrid.core.CogridException;

/** One place needs two versions of one class or library. */
public final class VersionConflictException extends CogridException {
    private static final long serialVersionUID = 1L;

    public VersionConflictException(String what, String one, String other) {
        super(what + " comes in two versions that can't be mixed: " + one + ", and " + other
                + "; use one of them, or send them in separate calls");
    }

    private VersionConflictException(String text) {
        super(text);
    }

    /**
     * The failure to add a library.
     *
     * @param other where the engine has the other version from
     */
    public static VersionConflictException ofLibrary(String library, String className, String other) {
        return new VersionConflictException(
                "the library " + library + " has another version of " + className + " than " + other
                        + ", which this engine keeps; after cogrid restart the engine has the version that was added last");
    }
}
