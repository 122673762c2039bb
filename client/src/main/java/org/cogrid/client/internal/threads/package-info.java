/**
 * Threads of the client: {@code CallbackThreads} run users' callbacks, {@code WaitingThreads} knows which thread waits
 * for which task, and {@code UndoOnExit} undoes work when the program is ended. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.threads;

import org.jspecify.annotations.NullMarked;
