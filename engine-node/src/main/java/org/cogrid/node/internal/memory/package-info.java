/**
 * Handles a full heap. Begin with {@code MemoryWatch}, which ends the process of an engine that can no longer answer.
 * Otherwise an {@code OutOfMemoryError} fails only its task: {@code Reserve} keeps a little heap free to report it. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.memory;

import org.jspecify.annotations.NullMarked;
