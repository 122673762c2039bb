package org.cogrid.client.internal.link;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.hazelcast.message.MessageTask;
import org.cogrid.core.internal.wire.Message;

/** Sends each message as an executor task to the engine's member. */
public final class HazelcastLink implements EngineLink {
    private final IExecutorService tasks;
    private final IExecutorService control;
    private final Member member;

    public HazelcastLink(HazelcastInstance grid, Member member) {
        this.tasks = grid.getExecutorService(GridNames.TASKS);
        this.control = grid.getExecutorService(GridNames.CONTROL);
        this.member = member;
    }

    @Override
    public CompletionStage<Message> exchange(Message message) {
        try {
            return MessageTask.exchange(message).submit(tasks, member);
        } catch (RuntimeException | Error e) { // an Error, too: a message too large for this heap must end its task
            throw new UnsendableException(e);
        }
    }

    @Override
    public CompletionStage<Message> control(Message message) {
        try {
            return MessageTask.control(message).submit(control, member);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
