package org.cogrid.client.internal.link;

import java.util.concurrent.CompletionStage;
import org.cogrid.core.internal.wire.Sealed;

/**
 * Sends messages to one engine. A stage fails when the connection breaks; it is then unknown whether the message
 * arrived.
 */
public interface EngineLink {
    /**
     * Sends tasks, or asks for events.
     *
     * @throws UnsendableException when the message did not leave this program
     */
    CompletionStage<Sealed> exchange(Sealed message);

    CompletionStage<Sealed> control(Sealed message);
}
