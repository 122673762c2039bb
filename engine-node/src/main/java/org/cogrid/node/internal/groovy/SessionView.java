package org.cogrid.node.internal.groovy;

import groovy.lang.GroovyClassLoader;

/**
 * What a compilation sees.
 *
 * @param surroundings the session's imports and classes
 * @param libraries where all other classes come from
 * @param lookup the same, as the compiler wants it
 * @param inherited the imports and classes, looked up
 */
record SessionView(
        Surroundings surroundings, LibraryLoader libraries, GroovyClassLoader lookup, InheritedImports inherited) {}
