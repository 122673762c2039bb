package org.cogrid.client.internal.link;

import java.util.concurrent.CompletionStage;
import org.cogrid.core.internal.wire.Sealed;

/** The wire to one engine. Stages complete exceptionally when the connection breaks; whether the message came is then unknown. */
public interface EngineLink {
    /**
     * Sends tasks, or listens.
     *
     * @throws UnsendableException when the message did not even leave
     */
    CompletionStage<Sealed> exchange(Sealed message);

    CompletionStage<Sealed> control(Sealed message);
}
