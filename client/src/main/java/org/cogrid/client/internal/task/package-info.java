/**
 * A task as its sender sees it.
 *
 * <p>Begin with {@link org.cogrid.client.internal.task.TaskSender}, which sends an {@code EncodedTask} with its {@code
 * TaskOptions} and returns a {@code TaskHandle} to wait on. {@code channel} implements both interfaces. Not public API;
 * may change.
 */
@NullMarked
package org.cogrid.client.internal.task;

import org.jspecify.annotations.NullMarked;
