package org.cogrid.client.internal.control;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.cogrid.client.internal.grid.GridConnector;
import org.cogrid.client.internal.link.HazelcastLink;
import org.cogrid.client.internal.link.SealedLink;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ControlRequest.Verb;
import org.cogrid.core.internal.wire.Seal;

/**
 * Sends messages that overtake tasks and concern an engine, not this client's tasks. A message that changes something
 * gets a conversation of its own, which ends with it. So a message that is recorded and played back finds no
 * conversation.
 */
final class ControlLine {
    private final HazelcastInstance client;
    private final Seal seal;

    ControlLine(HazelcastInstance client, Seal seal) {
        this.client = client;
        this.seal = seal;
    }

    /** Asks the engine of this member for its report. */
    CompletionStage<ControlAnswer> status(Member member) {
        return send(link(member), new ControlRequest(Verb.STATUS, UUID.randomUUID(), firstNumber(), 0));
    }

    /** Sends a command to the engine of this member. */
    CompletionStage<ControlAnswer> tell(Member member, Verb verb, long argument) {
        SealedLink link = link(member);
        UUID own = client.getLocalEndpoint().getUuid();
        long number = firstNumber();
        return send(link, ControlRequest.open(own, GridConnector.processLabel(), number, 0))
                .thenCompose(open -> tell(link, new ControlRequest(verb, open.conversation(), number + 1, argument)));
    }

    private static CompletionStage<ControlAnswer> tell(SealedLink link, ControlRequest request) {
        ControlRequest close = new ControlRequest(Verb.CLOSE, request.conversation(), request.number() + 1, 0);
        return send(link, request).whenComplete((answer, failure) -> send(link, close));
    }

    /**
     * Returns the number of a client's first message in a conversation. Each conversation starts with another number.
     */
    private static long firstNumber() {
        return ThreadLocalRandom.current().nextLong(Long.MAX_VALUE / 2);
    }

    private SealedLink link(Member member) {
        return new SealedLink(new HazelcastLink(client, member), seal);
    }

    private static CompletionStage<ControlAnswer> send(SealedLink link, ControlRequest request) {
        return link.control(request).thenApply(answer -> answer.orElseThrow(ControlLine::absent));
    }

    private static GridConnectionException absent() {
        return new GridConnectionException("the engine does not answer: it is just starting or ending; ask again");
    }
}
