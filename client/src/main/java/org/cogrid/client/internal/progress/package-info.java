/**
 * Tells how far the tasks of a result have come.
 *
 * <p>Begin with {@code ProgressListening}, which calls listeners. {@code ShownProgress} shows a {@code Bar} to a thread
 * that waits at a terminal. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.progress;

import org.jspecify.annotations.NullMarked;
