/**
 * Handles a full heap. An {@code OutOfMemoryError} fails only its task, as long as there is a little heap left to say
 * so: {@code Reserve} keeps some for that. {@code MemoryWatch}, with which to begin, ends the process of an engine that
 * can no longer answer. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.memory;

import org.jspecify.annotations.NullMarked;
