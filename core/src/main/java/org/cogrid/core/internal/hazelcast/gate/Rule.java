package org.cogrid.core.internal.hazelcast.gate;

import java.util.Optional;

/** Decides about the messages of one type. */
@FunctionalInterface
interface Rule {
    /** Lets each message pass. */
    Rule ANY = message -> Optional.empty();

    /**
     * Returns why a message is refused and what a user may do instead; empty when it passes.
     *
     * @throws RuntimeException when parts of the message are missing or damaged
     */
    Optional<String> refusal(IncomingMessage message);

    /** Lets those messages pass that both rules let pass. */
    default Rule and(Rule other) {
        return message -> refusal(message).or(() -> other.refusal(message));
    }
}
