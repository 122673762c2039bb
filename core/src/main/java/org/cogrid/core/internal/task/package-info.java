/**
 * The tasks that a client can send. Begin with {@code Task} and {@code ApplyTask}: each verb is a record that runs
 * itself on the engine's thread. {@code TaskContext} is the engine as a task sees it. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.task;

import org.jspecify.annotations.NullMarked;
