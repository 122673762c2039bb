/**
 * Decides which code is in use and by whom. Begin with {@code CodeUses}, which decides from a list of owners. {@code
 * KeptManifests} writes down in the grid what this engine keeps. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.code.use;

import org.jspecify.annotations.NullMarked;
