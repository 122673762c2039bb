/**
 * Runs an engine's tasks one at a time. Begin with {@code TaskLoop}, the loop of the engine's thread; {@code
 * TaskRunner} runs one task, from decoding it to reporting its end. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.task;

import org.jspecify.annotations.NullMarked;
