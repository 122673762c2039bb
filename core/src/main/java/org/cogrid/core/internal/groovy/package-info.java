/**
 * Makes Groovy's closures, ranges and scripts travel. Begin with {@code ClosureSubstitution}, which chooses what travels
 * in place of a closure (see {@code codec.standin}). Nothing else in core may import Groovy, because a client's program
 * need not have it: Java's {@code ServiceLoader} finds the classes of this package, and skips them when Groovy is missing.
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.groovy;

import org.jspecify.annotations.NullMarked;
