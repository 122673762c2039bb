package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObject;
import java.util.Set;

/** A script whose free names are not those of its binding. */
public interface TakesGlobals {
    /** From now on its free names are those of {@code globals}. */
    void takeGlobals(GroovyObject globals);

    /** The functions that it calls by their names alone. */
    Set<String> functionNames();
}
