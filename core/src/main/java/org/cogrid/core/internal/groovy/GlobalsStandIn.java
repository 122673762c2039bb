package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import java.util.Set;
import java.util.TreeSet;
import org.cogrid.core.internal.codec.Arrival;
import org.cogrid.core.internal.codec.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * Travels as owner, delegate and this-object of a closure. An engine's arrival gives its globals for it; where there are
 * none, on a client, it stays and says so when a free name is used.
 */
public final class GlobalsStandIn extends GroovyObjectSupport implements StandIn {
    private static final long serialVersionUID = 1L;

    private final TreeSet<String> programNames;

    GlobalsStandIn(Set<String> programNames) {
        this.programNames = new TreeSet<>(programNames);
    }

    @Override
    public @Nullable Object restore(Arrival arrival) throws Exception {
        Object globals = arrival.arrived(this);
        boolean named = globals != this && !programNames.isEmpty();
        return named && globals instanceof GroovyObject names
                ? new ProgramNames(names, Set.copyOf(programNames))
                : globals;
    }

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
