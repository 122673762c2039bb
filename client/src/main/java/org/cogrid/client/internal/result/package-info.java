/**
 * The results of tasks, as programs hold them. A {@code TaskResult} is that of one task; a {@code PartsResult} is made of
 * the results of the parts that a view of several
 * engines has sent. Both wait, show output to the thread that waits, and
 * give a failure the place where the program first asked for it.
 */
@NullMarked
package org.cogrid.client.internal.result;

import org.jspecify.annotations.NullMarked;
