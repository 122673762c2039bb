/**
 * Bounds what a client holds: {@code UnfinishedLimit} the tasks that it has sent, {@code Unread} the results that have
 * come and that the program has not read. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.room;

import org.jspecify.annotations.NullMarked;
