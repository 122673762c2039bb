/**
 * Gives a client's balanced tasks to whichever engine is least busy.
 *
 * <p>Begin with {@code Balancer}: its one thread keeps the {@code Books} of waiting tasks and of engines, and sends.
 * {@code ReadyTasks}, {@code Choice}, {@code Pace} and {@code AttemptEnd} decide without threads, clocks or grids. A
 * {@code BalancedTask} is one task with its attempts, as waiting threads see it; {@code Work} is what is sent for it,
 * {@code Balancing} says how. A {@code Prerequisite} goes to an engine before the first task that needs it. Not public API;
 * may change.
 */
@NullMarked
package org.cogrid.client.internal.balance;

import org.jspecify.annotations.NullMarked;
