package org.cogrid.client.internal.channel;

import java.util.List;
import java.util.Optional;
import org.cogrid.client.internal.link.SealedLink;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.Sealed;
import org.jspecify.annotations.Nullable;

/**
 * What has come of an exchange.
 *
 * @param exchange what was sent
 * @param left when, by this client's clock
 * @param answer what came, if something did
 * @param failure why nothing came
 */
record Homecoming(
        ClientConversation.Outbound exchange,
        long left,
        @Nullable Sealed answer,
        @Nullable Throwable failure) {

    /** Whether an answer of at most that size has come. */
    boolean isSmallerThan(long bytes) {
        return answer != null && answer.size() <= bytes;
    }

    /**
     * The answer, if one to just this exchange has come; checks it, which takes time if it is large.
     *
     * @throws GridConnectionException when the engine does not take this program's messages
     */
    Optional<ExchangeAnswer> open(SealedLink link) {
        return answer == null ? Optional.empty() : link.open(exchange.request(), answer);
    }

    List<byte[]> bodies() {
        return answer == null ? List.of() : answer.bodies();
    }
}
