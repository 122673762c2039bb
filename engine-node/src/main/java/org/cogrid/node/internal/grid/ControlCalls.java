package org.cogrid.node.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.MessageTask;
import org.cogrid.core.internal.wire.Seal;
import org.cogrid.core.internal.wire.Sealed;

/** Sends sealed control requests to the engines of other members. Thread-safe. */
public final class ControlCalls {
    private final HazelcastInstance grid;
    private final Seal seal;

    public ControlCalls(HazelcastInstance grid, Seal seal) {
        this.grid = grid;
        this.seal = seal;
    }

    /** Sends a request. Pass the answer to {@link #open}. */
    public CompletionStage<Sealed> send(Member member, ControlRequest request) {
        return MessageTask.control(seal.close(Seal.Direction.REQUEST, request.toHead(), List.of()))
                .submit(grid.getExecutorService(GridNames.CONTROL), member);
    }

    /** Returns the answer to a request. Empty if it is not authentic or answers another request. */
    public Optional<ControlAnswer> open(ControlRequest request, Sealed sealed) {
        return seal.opens(Seal.Direction.ANSWER, sealed)
                ? Optional.of(ControlAnswer.fromHead(sealed.head())).filter(answer -> answer.answers(request))
                : Optional.empty();
    }
}
