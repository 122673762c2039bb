package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import org.jspecify.annotations.Nullable;

/** Takes the place of an engine's globals in a program that is no engine, and refuses every name. */
final class NoGlobals extends GroovyObjectSupport {
    @Override
    public @Nullable Object getProperty(String name) {
        throw new MissingPropertyException(elsewhere(name));
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        throw new MissingPropertyException(elsewhere(name));
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        throw new UnknownFunctionException(name, arguments, elsewhere(name));
    }

    private static String elsewhere(String name) {
        return name + " is a free name of a closure that came from an engine and has a meaning only there:"
                + " call the closure on the engine, through a Reference";
    }
}
