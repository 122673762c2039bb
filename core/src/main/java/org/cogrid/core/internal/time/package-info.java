/** How long things may take. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.time;

import org.jspecify.annotations.NullMarked;
