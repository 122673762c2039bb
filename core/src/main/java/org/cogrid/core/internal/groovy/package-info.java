/** The only place in core that imports Groovy, which is optional for a client. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.groovy;

import org.jspecify.annotations.NullMarked;
