package org.cogrid.client.internal.code.group;

import java.util.Set;
import org.cogrid.client.internal.code.jar.JarContents;

/**
 * A jar with classes that a loader finds elsewhere, because a copy comes earlier. Code in the jar that uses such a
 * class uses the copy, so one loader must have both.
 *
 * @param hidden names of such classes, at least one for each place with copies
 */
record HidingJar(JarContents jar, Set<String> hidden) {}
