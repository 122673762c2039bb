package org.cogrid.client.internal.code;

import java.util.Set;

/**
 * What a jar holds.
 *
 * @param names of the classes in it
 * @param mentioned the names of all other classes that those mention, but for {@code java.*}
 */
record JarContents(Set<String> names, Set<String> mentioned) {
    JarContents {
        names = Set.copyOf(names);
        mentioned = Set.copyOf(mentioned);
    }
}
