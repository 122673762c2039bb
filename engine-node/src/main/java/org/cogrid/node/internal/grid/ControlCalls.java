package org.cogrid.node.internal.grid;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.hazelcast.message.MessageTask;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.Message;

/** Sends control requests to the engines of other members. Thread-safe. */
public final class ControlCalls {
    private final HazelcastInstance grid;

    public ControlCalls(HazelcastInstance grid) {
        this.grid = grid;
    }

    /** Sends a request. The answer is empty if the member has no engine. */
    public CompletionStage<Optional<ControlAnswer>> send(Member member, ControlRequest request) {
        return MessageTask.control(new Message(request.toHead()))
                .submit(grid.getExecutorService(GridNames.CONTROL), member)
                .thenApply(request::answerIn);
    }
}
