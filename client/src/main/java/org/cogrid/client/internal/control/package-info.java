/**
 * Asks engines for their status and sends them commands: interrupt, stop.
 *
 * <p>Begin with {@link org.cogrid.client.internal.control.EngineControl}. Its messages overtake tasks, so a busy engine
 * answers, too. {@code GridControl} is a connection that does only this, for commands that send no tasks. Not public
 * API; may change.
 */
@NullMarked
package org.cogrid.client.internal.control;

import org.jspecify.annotations.NullMarked;
