package org.cogrid.core.internal.hazelcast.message;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.StreamSerializer;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.cogrid.core.internal.wire.WireTypes;

/** Writes and reads the tasks that carry messages: a byte and the message. Thread-safe. */
public final class MessageTaskSerializer implements StreamSerializer<MessageTask> {
    private static final int FLAG_BYTES = 1;

    /** A task in Hazelcast's form. */
    static byte[] bytes(MessageTask task) {
        ByteBuffer out = MessageSerializer.begin(WireTypes.MESSAGE_TASK, FLAG_BYTES, task.message());
        out.put((byte) (task.isControl() ? 1 : 0));
        return MessageSerializer.put(task.message(), out).array();
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
        return new MessageTask(in.readByte() != 0, MessageSerializer.message(in));
    }
}
