package org.cogrid.node.internal.groovy.compile;

import groovy.lang.GroovyClassLoader;
import org.cogrid.node.internal.groovy.scope.LibraryLoader;
import org.cogrid.node.internal.groovy.scope.Surroundings;

/**
 * What a compilation sees.
 *
 * @param surroundings the session's imports and classes
 * @param libraries where all other classes come from
 * @param lookup the same, as the compiler wants it
 * @param inherited the imports and classes, looked up
 */
public record SessionView(
        Surroundings surroundings, LibraryLoader libraries, GroovyClassLoader lookup, InheritedImports inherited) {}
