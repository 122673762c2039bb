package org.cogrid.core.internal.groovy;

import groovy.lang.GroovyObject;

/** A script whose free names are not those of its binding. */
public interface TakesGlobals {
    /** From now on its free names are those of {@code globals}. */
    void takeGlobals(GroovyObject globals);
}
