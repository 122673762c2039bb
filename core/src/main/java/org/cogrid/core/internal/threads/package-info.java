/** Where threads of Cogrid's own come from. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.threads;

import org.jspecify.annotations.NullMarked;
