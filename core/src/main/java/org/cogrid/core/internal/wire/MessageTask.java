package org.cogrid.core.internal.wire;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Cogrid's only executor task: it hands a message to the member's {@link MessageHandler} and returns the answer. */
public final class MessageTask implements Callable<Message>, IdentifiedDataSerializable, HazelcastInstanceAware {
    private boolean control;
    private Message message = Message.ABSENT;
    private transient @Nullable HazelcastInstance member;

    /** For the grid's deserialization only. */
    public MessageTask() {}

    private MessageTask(boolean control, Message message) {
        this.control = control;
        this.message = message;
    }

    public static MessageTask exchange(Message message) {
        return new MessageTask(false, message);
    }

    public static MessageTask control(Message message) {
        return new MessageTask(true, message);
    }

    /** Sends this to a member. Throws if the grid itself refuses the task at once. */
    public CompletionStage<Message> submit(IExecutorService executor, Member target) {
        Future<Message> answer = executor.submitToMember(this, target);
        if (answer instanceof CompletionStage<?>) {
            @SuppressWarnings("unchecked") // Hazelcast's futures are stages of the same type
            CompletionStage<Message> stage = (CompletionStage<Message>) answer;
            return stage;
        }
        throw new IllegalStateException("Hazelcast gives futures that are no stages: " + answer.getClass());
    }

    @Override
    public Message call() {
        Object door = member == null ? null : member.getUserContext().get(MessageHandler.KEY);
        if (!(door instanceof MessageHandler engine)) {
            return Message.ABSENT;
        }
        return control ? engine.control(message) : engine.exchange(message);
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance instance) {
        this.member = instance;
    }

    @Override
    public int getFactoryId() {
        return WireTypes.FACTORY;
    }

    @Override
    public int getClassId() {
        return WireTypes.GRID_CALL;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeBoolean(control);
        message.writeData(out);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        control = in.readBoolean();
        message = new Message();
        message.readData(in);
    }
}
