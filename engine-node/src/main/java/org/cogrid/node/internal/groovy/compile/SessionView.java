package org.cogrid.node.internal.groovy.compile;

import groovy.lang.GroovyClassLoader;
import org.cogrid.node.internal.groovy.scope.LibraryLoader;
import org.cogrid.node.internal.groovy.scope.Surroundings;

/**
 * The names and classes that a compilation sees.
 *
 * @param surroundings the session's imports and classes
 * @param libraries the loader of all other classes
 * @param lookup the same loader in the form that the compiler needs
 * @param inherited the imports and classes after lookup
 */
public record SessionView(
        Surroundings surroundings, LibraryLoader libraries, GroovyClassLoader lookup, InheritedImports inherited) {}
