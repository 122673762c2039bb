package org.cogrid.core.internal.hazelcast.message;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;
import org.cogrid.core.internal.wire.WireTypes;

/** Writes and reads the tasks that carry messages; their flag tells control requests. Thread-safe. */
public final class MessageTaskSerializer implements StreamSerializer<MessageTask> {
    private static final int EXCHANGE = 0;
    private static final int CONTROL = 1;

    /** A task in Hazelcast's form. */
    static byte[] bytes(MessageTask task) {
        return MessageSerializer.bytes(WireTypes.MESSAGE_TASK, task.isControl() ? CONTROL : EXCHANGE, task.message());
    }

    @Override
    public int getTypeId() {
        return WireTypes.MESSAGE_TASK;
    }

    @Override
    public void write(ObjectDataOutput out, MessageTask task) throws IOException {
        MessageSerializer.write(out, bytes(task));
    }

    @Override
    public MessageTask read(ObjectDataInput in) throws IOException {
        return new MessageTask(in.readInt() != EXCHANGE, MessageSerializer.message(in));
    }
}
