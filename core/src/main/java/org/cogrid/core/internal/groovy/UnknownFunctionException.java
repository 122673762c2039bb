package org.cogrid.core.internal.groovy;

import groovy.lang.MissingMethodException;
import org.jspecify.annotations.Nullable;

/** A closure called a function that does not exist where it runs. */
final class UnknownFunctionException extends MissingMethodException {
    private static final long serialVersionUID = 1L;

    private final String text;

    UnknownFunctionException(String name, @Nullable Object arguments, String text) {
        super(name, NoGlobals.class, arguments instanceof Object[] list ? list : new Object[] {arguments});
        this.text = text;
    }

    @Override
    public String getMessage() {
        return text;
    }
}
