package org.cogrid.core.internal.code;

import org.cogrid.core.CogridException;

/** Two versions of one class, or of one library, were asked for in one place. */
public final class VersionConflictException extends CogridException {
    private static final long serialVersionUID = 1L;

    public VersionConflictException(String what, String oneOrigin, String otherOrigin) {
        super(what + " is there in two versions that can't be mixed: one from " + oneOrigin + ", the other from "
                + otherOrigin + "; use one of them, or send them in separate calls");
    }
}
