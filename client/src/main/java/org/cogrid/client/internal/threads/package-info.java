/**
 * What the client does with threads. {@code CallbackThreads} run users' callbacks, {@code Lookout} looks there for news
 * for a listener, {@code WaitingThreads} knows which thread waits for which tasks, {@code Cancels} cancels many tasks at
 * once, and {@code UndoOnExit} undoes work when the program is ended. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.threads;

import org.jspecify.annotations.NullMarked;
