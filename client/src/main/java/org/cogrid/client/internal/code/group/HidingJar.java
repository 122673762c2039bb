package org.cogrid.client.internal.code.group;

import java.util.Set;
import org.cogrid.client.internal.code.jar.JarContents;

/**
 * A jar of which a loader finds some classes elsewhere, as a copy stands before it: whatever in the jar uses such a class uses the
 * copy, so one loader must have both.
 *
 * @param hidden names of such classes; one at least for each place that holds copies
 */
record HidingJar(JarContents jar, Set<String> hidden) {}
