package org.cogrid.client.internal.balance;

import org.cogrid.client.internal.task.EncodedTask;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to an engine for a balanced task.
 *
 * @param task the task, encoded
 * @param pace what tasks of about the same length have in common, such as the function
 * @param needed what goes to an engine before the first of such tasks, or {@code null}
 */
public record Work(EncodedTask task, Object pace, @Nullable Prerequisite needed) {}
