package org.cogrid.client.internal.channel;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.cogrid.core.internal.text.SafeLog;
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
    private static final System.Logger LOG = System.getLogger(Homecoming.class.getName());

    /** True if an answer of at most {@code bytes} has come. */
    boolean isSmallerThan(long bytes) {
        return answer != null && answer.size() <= bytes;
    }

    /** Reads the answer, if one to exactly this exchange has come. One that can't be read counts as lost. */
    Optional<ExchangeAnswer> read() {
        try {
            return answer == null ? Optional.empty() : exchange.request().answerIn(answer);
        } catch (UncheckedIOException e) {
            SafeLog.write(() -> LOG.log(System.Logger.Level.WARNING, "an engine's answer can't be read", e));
            return Optional.empty();
        }
    }

    List<Piece> bodies() {
        return answer == null ? List.of() : answer.bodies();
    }
}
