/**
 * What tasks end with. {@code MapValues} and {@code ChunkValues} hold the values and failures of many items; {@code
 * Packed} is the compact form in which items and values travel. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.task.result;

import org.jspecify.annotations.NullMarked;
