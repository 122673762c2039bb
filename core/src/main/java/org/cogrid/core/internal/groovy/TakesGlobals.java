package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObject;
import java.util.Set;

/** A script whose free names are those of an engine's globals, not of its binding. */
public interface TakesGlobals {
    /** Makes the free names of the script those of {@code globals}. */
    void takeGlobals(GroovyObject globals);

    /** The names of the functions that the script calls without a receiver. */
    Set<String> functionNames();
}
