package org.cogrid.core.internal.code;

import org.cogrid.core.CogridException;

/** Two versions of one class, or of one library, were asked for in one place. */
public final class VersionConflictException extends CogridException {
    private static final long serialVersionUID = 1L;

    public VersionConflictException(String what, String one, String other) {
        super(what + " is there in two versions that can't be mixed: " + one + ", and " + other
                + "; use one of them, or send them in separate calls");
    }
}
