package org.cogrid.node.internal.engine;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.GridCall;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;

/** Asks the engines of the other members whether they know a client. Thread-safe. */
final class OtherMembers implements DepartedClients.OtherMembers {
    private final HazelcastInstance grid;
    private final Seal seal;

    OtherMembers(HazelcastInstance grid, Seal seal) {
        this.grid = grid;
        this.seal = seal;
    }

    @Override
    public CompletionStage<Boolean> mayKnow(UUID client) {
        IExecutorService control = grid.getExecutorService(GridNames.CONTROL);
        CompletionStage<Boolean> known = CompletableFuture.completedFuture(false);
        for (Member member : grid.getCluster().getMembers()) {
            if (!member.localMember()) {
                known = known.thenCombine(ask(control, member, client), Boolean::logicalOr);
            }
        }
        return known;
    }

    private CompletionStage<Boolean> ask(IExecutorService control, Member member, UUID client) {
        ControlRequest request = new ControlRequest(
                ControlRequest.Verb.KNOWS_CLIENT, client, UUID.randomUUID().getMostSignificantBits(), 0);
        Sealed message = seal.close(Seal.Direction.REQUEST, request.toHead(), List.of());
        return GridCall.control(message).submit(control, member).thenApply(answer -> knows(request, answer));
    }

    private boolean knows(ControlRequest request, Sealed sealed) {
        if (sealed.isAbsent()) {
            return false; // no engine of Cogrid's is there
        }
        ControlAnswer answer = seal.opens(Seal.Direction.ANSWER, sealed) ? ControlAnswer.fromHead(sealed.head()) : null;
        if (answer == null || !answer.answers(request)) {
            throw new CogridException("a member gave no authentic answer");
        }
        return answer.number() > 0;
    }
}
