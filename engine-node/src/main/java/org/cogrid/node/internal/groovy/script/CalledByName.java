package org.cogrid.node.internal.groovy.script;

import groovy.lang.GroovyInterceptable;
import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/**
 * Takes the place of a function that a text calls when the name is a callable value. Groovy asks this object first, so
 * no method has to be searched.
 */
final class CalledByName extends GroovyObjectSupport implements GroovyInterceptable {
    private final GroovyObject globals;
    private final String name;

    CalledByName(GroovyObject globals, String name) {
        this.globals = globals;
        this.name = name;
    }

    @Override
    public @Nullable Object invokeMethod(String compiled, @Nullable Object arguments) {
        return globals.invokeMethod(name, SessionGlobals.list(arguments));
    }
}
