/**
 * Brings what tasks print to the threads that wait for them, and to listeners.
 *
 * <p>Begin with {@link org.cogrid.client.internal.output.TaskWatch}, which a waiting thread uses: it shows output
 * ({@code ShownOutput}) and reports a busy engine ({@code BusyNote}). {@code TaskListening} calls listeners. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.output;

import org.jspecify.annotations.NullMarked;
