package org.cogrid.client.internal.balance;

import org.cogrid.client.internal.task.EncodedTask;

/**
 * What is sent to an engine for a balanced task.
 *
 * @param task the task, encoded
 * @param pace what tasks of about the same length have in common, such as the function
 */
public record Work(EncodedTask task, Object pace) {}
