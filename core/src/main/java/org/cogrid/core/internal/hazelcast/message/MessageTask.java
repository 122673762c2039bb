package org.cogrid.core.internal.hazelcast.message;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.internal.serialization.impl.HeapData;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.MessageHandler;
import org.jspecify.annotations.Nullable;

/**
 * Cogrid's only executor task: it hands a message to the member's {@link MessageHandler} and returns the answer. Both
 * ways the message is in Hazelcast's own form before Hazelcast gets it, which then has nothing to copy.
 */
public final class MessageTask implements Callable<Object>, HazelcastInstanceAware {
    private final boolean control;
    private final Message message;
    private @Nullable HazelcastInstance member;

    MessageTask(boolean control, Message message) {
        this.control = control;
        this.message = message;
    }

    public static MessageTask exchange(Message message) {
        return new MessageTask(false, message);
    }

    public static MessageTask control(Message message) {
        return new MessageTask(true, message);
    }

    boolean isControl() {
        return control;
    }

    Message message() {
        return message;
    }

    /** Sends this to a member. Throws if the grid itself refuses the task at once. */
    public CompletionStage<Message> submit(IExecutorService executor, Member target) {
        Future<Message> answer = executor.submitToMember(new Packed(MessageTaskSerializer.bytes(this)), target);
        if (answer instanceof CompletionStage<?>) {
            @SuppressWarnings("unchecked") // Hazelcast's futures are stages of the same type
            CompletionStage<Message> stage = (CompletionStage<Message>) answer;
            return stage;
        }
        throw new IllegalStateException("Hazelcast gives futures that are no stages: " + answer.getClass());
    }

    /** The bytes of a {@code MessageTask}. */
    private static final class Packed extends HeapData implements Callable<Message> {
        Packed(byte[] bytes) {
            super(bytes);
        }

        @Override
        public Message call() {
            throw new IllegalStateException("these are the bytes of a task, which is made of them where it runs");
        }
    }

    /** The answer's bytes. */
    @Override
    public Object call() {
        Object door = member == null ? null : member.getUserContext().get(MessageHandler.KEY);
        Message answer = door instanceof MessageHandler engine
                ? control ? engine.control(message) : engine.exchange(message)
                : Message.ABSENT;
        return new HeapData(MessageSerializer.bytes(answer));
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        this.member = instance;
    }
}
