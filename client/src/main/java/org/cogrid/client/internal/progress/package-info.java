/**
 * Tells how far the tasks of a result have come: {@code ProgressListening} calls listeners, and {@code ShownProgress}
 * draws a bar for a thread that waits. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.progress;

import org.jspecify.annotations.NullMarked;
