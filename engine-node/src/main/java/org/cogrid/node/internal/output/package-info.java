/**
 * Brings what tasks print to their clients. Begin with {@code OutputRouter}: it replaces {@code System.out} and {@code
 * System.err} by streams that send each thread's output to the task that the thread works for. Not public API; may
 * change.
 */
@NullMarked
package org.cogrid.node.internal.output;

import org.jspecify.annotations.NullMarked;
