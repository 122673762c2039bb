/** What travels in place of an object that cannot travel itself. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.codec.standin;

import org.jspecify.annotations.NullMarked;
