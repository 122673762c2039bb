package org.cogrid.client.internal.control;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import org.cogrid.client.internal.channel.EngineLink;
import org.cogrid.client.internal.channel.HazelcastLink;
import org.cogrid.core.GridConnectionException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ControlRequest.Verb;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;

/**
 * Sends what overtakes tasks and is about an engine, not about this client's tasks. What changes anything goes in a session of its own
 * that ends with it: a message that is recorded and played back finds no session.
 */
final class ControlLine {
    private static final long FIRST_MESSAGE = 1;
    private static final long LAST_MESSAGE = 2;

    private final HazelcastInstance client;
    private final Seal seal;

    ControlLine(HazelcastInstance client, Seal seal) {
        this.client = client;
        this.seal = seal;
    }

    /** Asks what the engine of this member does. */
    CompletionStage<ControlAnswer> status(Member member) {
        return send(link(member), new ControlRequest(Verb.STATUS, UUID.randomUUID(), 0, 0));
    }

    /** Tells the engine of this member to do something. */
    CompletionStage<ControlAnswer> tell(Member member, Verb verb, long argument) {
        EngineLink link = link(member);
        UUID own = client.getLocalEndpoint().getUuid();
        return send(link, new ControlRequest(Verb.OPEN, own, 0, 0))
                .thenCompose(open -> tell(link, open.session(), verb, argument));
    }

    private CompletionStage<ControlAnswer> tell(EngineLink link, UUID session, Verb verb, long argument) {
        return send(link, new ControlRequest(verb, session, FIRST_MESSAGE, argument))
                .whenComplete(
                        (answer, failure) -> send(link, new ControlRequest(Verb.CLOSE, session, LAST_MESSAGE, 0)));
    }

    private EngineLink link(Member member) {
        return new HazelcastLink(client, member);
    }

    private CompletionStage<ControlAnswer> send(EngineLink link, ControlRequest request) {
        return link.control(seal.close(Seal.Direction.REQUEST, request.toHead(), List.of()))
                .thenApply(this::open);
    }

    private ControlAnswer open(Sealed sealed) {
        if (!seal.opens(Seal.Direction.ANSWER, sealed)) {
            throw new GridConnectionException(
                    "the engine does not take messages of this program: its secret is another one, or it is just starting or ending");
        }
        return ControlAnswer.fromHead(sealed.head());
    }
}
