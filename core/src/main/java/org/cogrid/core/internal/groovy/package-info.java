/**
 * Makes Groovy's closures, ranges and scripts travel. Begin with {@code ClosureSubstitution}. Nothing else in core may
 * import Groovy, because a client's program need not have it. The substitutions here are services, so they are left out
 * when Groovy is missing. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.groovy;

import org.jspecify.annotations.NullMarked;
