package org.cogrid.core.internal.code;

import org.cogrid.core.CogridException;

/** Two versions of one class, or of one library, were asked for in one place. */
public final class VersionConflictException extends CogridException {
    private static final long serialVersionUID = 1L;

    public VersionConflictException(String what, String one, String other) {
        super(what + " is there in two versions that can't be mixed: " + one + ", and " + other
                + "; use one of them, or send them in separate calls");
    }

    private VersionConflictException(String text) {
        super(text);
    }

    /**
     * The failure to add a library.
     *
     * @param other the version that is there
     */
    public static VersionConflictException ofLibrary(String library, String className, String other) {
        return new VersionConflictException("the library " + library + " has another version of " + className + " than "
                + other + ", which this engine goes on with; after cogrid restart it has the one that was added last");
    }
}
