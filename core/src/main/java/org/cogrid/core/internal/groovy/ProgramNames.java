package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.Set;
import org.cogrid.core.internal.task.CurrentEngine;
import org.jspecify.annotations.Nullable;

/**
 * An engine's globals for a closure that came from a program. It knows the program's names, so that an error can say
 * which one the engine lacks.
 */
final class ProgramNames extends GroovyObjectSupport {
    private final GroovyObject globals;
    private final Set<String> names;
    private final Set<String> unsendable;

    ProgramNames(GroovyObject globals, Set<String> names, Set<String> unsendable) {
        this.globals = globals;
        this.names = names;
        this.unsendable = unsendable;
    }

    GroovyObject globals() {
        return globals;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        try {
            return globals.getProperty(name);
        } catch (MissingPropertyException e) {
            if (names.contains(name) && name.equals(e.getProperty())) {
                throw new MissingPropertyException(
                        name + " is a variable of your program, not of " + engine() + wayOut(name), name, e.getType());
            }
            throw e;
        }
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        globals.setProperty(name, value);
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        try {
            return globals.invokeMethod(name, arguments);
        } catch (MissingMethodException e) {
            if (names.contains(name) && name.equals(e.getMethod())) {
                throw new UnknownFunctionException(
                        name,
                        arguments,
                        name + " is a method or variable of your program, not of " + engine() + ": pass it as this.&"
                                + name + ", or define it there");
            }
            throw e;
        }
    }

    /** For method pointers such as {@code this.&f} within a closure. */
    public @Nullable Object methodMissing(String name, @Nullable Object arguments) {
        return invokeMethod(name, arguments);
    }

    private String wayOut(String name) {
        return unsendable.contains(name)
                ? ", and its value can't be sent: pass what the function needs of it"
                : ": pass it, or push(" + name + ": " + name + ")";
    }

    private static String engine() {
        return CurrentEngine.find().map(engine -> "engine " + engine.id()).orElse("the engine");
    }
}
