package org.cogrid.client.internal.link;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Message;

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
    CompletionStage<Message> exchange(Message message);

    CompletionStage<Message> control(Message message);

    /** Sends a control request. The answer is empty if there is no engine to answer. */
    default CompletionStage<Optional<ControlAnswer>> control(ControlRequest request) {
        return control(new Message(request.toHead())).thenApply(request::answerIn);
    }
}
