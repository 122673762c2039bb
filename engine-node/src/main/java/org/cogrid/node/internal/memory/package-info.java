/**
 * What becomes of an engine whose heap is full. An OutOfMemoryError is the failure of its task and nothing more, as long as there is a
 * little heap to say so: a reserve is kept for that. An engine that can no longer answer ends its process.
 */
@NullMarked
package org.cogrid.node.internal.memory;

import org.jspecify.annotations.NullMarked;
