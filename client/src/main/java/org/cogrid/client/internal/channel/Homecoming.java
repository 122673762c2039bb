package org.cogrid.client.internal.channel;

import java.util.List;
import java.util.Optional;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.Piece;
import org.jspecify.annotations.Nullable;

/**
 * The end of an exchange.
 *
 * @param exchange what was sent
 * @param left when it was sent, by this client's clock
 * @param answer the answer, if one came
 * @param failure why no answer came
 */
record Homecoming(
        Outbound exchange,
        long left,
        @Nullable Message answer,
        @Nullable Throwable failure) {

    /** True if an answer of at most {@code bytes} has come. */
    boolean isSmallerThan(long bytes) {
        return answer != null && answer.size() <= bytes;
    }

    /** Reads the answer, if one to exactly this exchange has come. */
    Optional<ExchangeAnswer> read() {
        return answer == null ? Optional.empty() : exchange.request().answerIn(answer);
    }

    List<Piece> bodies() {
        return answer == null ? List.of() : answer.bodies();
    }
}
