/** Values to bytes and back, one graph of objects at a time. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.codec;

import org.jspecify.annotations.NullMarked;
