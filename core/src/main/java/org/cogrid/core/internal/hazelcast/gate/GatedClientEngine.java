package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.client.impl.ClientEndpoint;
import com.hazelcast.client.impl.ClientEngineImpl;
import com.hazelcast.client.impl.protocol.ClientMessage;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.instance.impl.HazelcastInstanceImpl;
import com.hazelcast.instance.impl.HazelcastInstanceProxy;
import com.hazelcast.instance.impl.Node;
import com.hazelcast.internal.serialization.InternalSerializationService;
import com.hazelcast.spi.impl.executionservice.ExecutionService;
import java.util.Optional;
import java.util.UUID;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridNames;

/**
 * Hazelcast's part of a member that clients speak to. Messages that Cogrid's clients don't send are answered by an error;
 * the connection stays, because a client whose connection is closed connects and tries again.
 */
public final class GatedClientEngine extends ClientEngineImpl {
    private final Refusals refusals = new Refusals();
    private final State state = new State();

    public GatedClientEngine(Node node) {
        super(node);
    }

    /** How many messages of clients this member has refused. */
    public static long refusedBy(HazelcastInstance member) {
        return nodeOf(member).getClientEngine() instanceof GatedClientEngine engine ? engine.refusals.count() : 0;
    }

    /** The inside of a member. */
    public static Node nodeOf(HazelcastInstance member) {
        HazelcastInstance original = member instanceof HazelcastInstanceProxy proxy ? proxy.getOriginal() : member;
        return ((HazelcastInstanceImpl) original).node;
    }

    /** Takes a message, on a thread that reads many clients' messages. */
    @Override
    public void accept(ClientMessage message) {
        IncomingMessage incoming = new IncomingMessage(
                message, ((InternalSerializationService) nodeEngine.getSerializationService()).getByteOrder(), state);
        if (ClientGate.isSlow(incoming)) {
            nodeEngine
                    .getExecutionService()
                    .execute(ExecutionService.CLIENT_BLOCKING_EXECUTOR, () -> decide(message, incoming));
        } else {
            decide(message, incoming);
        }
    }

    private void decide(ClientMessage message, IncomingMessage incoming) {
        try {
            Optional<String> refusal = ClientGate.refusal(incoming);
            if (refusal.isEmpty()) {
                super.accept(message);
            } else {
                refuse(message, refusal.get());
            }
        } catch (OutOfMemoryError e) { // the client would wait for ever
            message.getConnection().close("there is no memory left to look at a message of this client", e);
        }
    }

    private void refuse(ClientMessage message, String why) {
        refusals.add(
                message.getMessageType(), String.valueOf(message.getConnection().getRemoteAddress()), why);
        UnsupportedOperationException failure = new UnsupportedOperationException(why);
        failure.setStackTrace(new StackTraceElement[0]);
        ClientMessage answer = getExceptionFactory().createExceptionMessage(failure);
        answer.setCorrelationId(message.getCorrelationId());
        message.getConnection().write(answer);
    }

    private final class State implements GridState {
        @Override
        public Optional<UUID> senderOf(ClientMessage message) {
            return Optional.ofNullable(getEndpointManager().getEndpoint(message.getConnection()))
                    .map(ClientEndpoint::getUuid);
        }

        @Override
        public boolean hasMember(UUID member) {
            return getClusterService().getMember(member) != null;
        }

        @Override
        public boolean isForgotten(int engineId) {
            HazelcastInstance member = nodeEngine.getHazelcastInstance();
            return Optional.ofNullable(
                            member.<Integer, String>getMap(GridNames.ENGINES).get(engineId))
                    .map(EngineEntry::fromJson)
                    .filter(entry -> entry.state() == EngineEntry.State.FORGOTTEN)
                    .isPresent();
        }
    }
}
