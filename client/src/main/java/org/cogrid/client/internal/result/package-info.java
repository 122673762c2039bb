/**
 * The results of tasks, as programs hold them.
 *
 * <p>Begin with {@code TaskResult}, the result of one task. A {@code PartsResult} is made of the results of several
 * engines: a {@code ListResult} has them as a list, and a {@code JoinedResult} joins them into one value. Each result waits,
 * shows output to the thread that waits, and gives a failure the place where the program first asked for it. Not public
 * API; may change.
 */
@NullMarked
package org.cogrid.client.internal.result;

import org.jspecify.annotations.NullMarked;
