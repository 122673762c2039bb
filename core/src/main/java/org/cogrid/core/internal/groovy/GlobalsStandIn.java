package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObject;
import java.util.Set;
import java.util.TreeSet;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * Travels as owner, delegate and this-object of a closure. On an engine the globals take its place. A client has no
 * globals: a closure that came back throws when it uses a free name.
 *
 * @param programNames the names that the closure could use in its program
 * @param unsendable those of them whose values can't be sent, such as a client's
 */
public record GlobalsStandIn(Set<String> programNames, Set<String> unsendable) implements StandIn {
    public GlobalsStandIn {
        programNames = new TreeSet<>(programNames);
        unsendable = new TreeSet<>(unsendable);
    }

    /** Stands for the globals of {@code program}: a script, an object, or null. */
    static GlobalsStandIn of(@Nullable Object program) {
        return new GlobalsStandIn(FreeNames.of(program), FreeNames.unsendable(program));
    }

    @Override
    public @Nullable Object restore(Arrival arrival) throws Exception {
        Object globals = arrival.arrived(this);
        if (globals == this) {
            return new NoGlobals();
        }
        return globals instanceof GroovyObject names && !programNames.isEmpty()
                ? new ProgramNames(names, Set.copyOf(programNames), Set.copyOf(unsendable))
                : globals;
    }
}
