package org.cogrid.client.internal.link;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeAnswer;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;

/**
 * Seals the messages on a link. It accepts an answer only if it is authentic and belongs to exactly that message.
 * Thread-safe.
 */
public final class SealedLink {
    private final EngineLink link;
    private final Seal seal;

    public SealedLink(EngineLink link, Seal seal) {
        this.link = link;
        this.seal = seal;
    }

    /**
     * Sends an exchange. Pass the answer to {@linkplain #open open}.
     *
     * @throws UnsendableException when the message did not leave this program
     */
    public CompletionStage<Sealed> exchange(ExchangeRequest request, List<Piece> bodies) {
        return link.exchange(seal.close(Seal.Direction.REQUEST, request.toHead(), bodies));
    }

    /**
     * Returns the answer to a request. Empty if there is no engine to answer.
     *
     * @throws GridConnectionException when the engine rejects this program's messages, or the answer is not
     *     authentic
     */
    public Optional<ExchangeAnswer> open(ExchangeRequest request, Sealed sealed) {
        return isAnswer(sealed)
                ? Optional.of(ExchangeAnswer.fromHead(sealed.head())).filter(answer -> answer.answers(request))
                : Optional.empty();
    }

    /**
     * Sends a control message. The answer is empty if there is no engine to answer. Fails with a {@link
     * GridConnectionException} if the engine rejects this program's messages.
     */
    public CompletionStage<Optional<ControlAnswer>> control(ControlRequest request) {
        return link.control(seal.close(Seal.Direction.REQUEST, request.toHead(), List.of()))
                .thenApply(answer -> isAnswer(answer)
                        ? Optional.of(ControlAnswer.fromHead(answer.head())).filter(known -> known.answers(request))
                        : Optional.empty());
    }

    private boolean isAnswer(Sealed sealed) {
        if (sealed.isAbsent()) {
            return false;
        }
        if (!seal.opens(Seal.Direction.ANSWER, sealed)) {
            throw new GridConnectionException("the engine rejects messages of this program: its secret is another"
                    + " one; connect again with the grid's connection file");
        }
        return true;
    }
}
