package org.cogrid.core.internal.grid;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.config.SerializerConfig;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.Map;
import java.util.function.Supplier;
import org.cogrid.core.internal.hazelcast.message.MessageSerializer;
import org.cogrid.core.internal.hazelcast.message.MessageTask;
import org.cogrid.core.internal.hazelcast.message.MessageTaskSerializer;
import org.cogrid.core.internal.hazelcast.presence.Presence;
import org.cogrid.core.internal.wire.Message;
import org.cogrid.core.internal.wire.WireTypes;

/** Registers Cogrid's types with Hazelcast, in the same way for members and clients. This is the only registration. */
public final class GridSerialization implements DataSerializableFactory {
    private static final Map<Integer, Supplier<IdentifiedDataSerializable>> TYPES = Map.of(
            WireTypes.STORED_VALUE, StoredValue::new,
            WireTypes.COPY_SUMMARY, CopySummary::new,
            WireTypes.COPY_SUMMARIES, CopySummary.Maker::new,
            WireTypes.PRESENCE, Presence::new);

    private GridSerialization() {}

    /** Makes a member or client understand Cogrid's types. */
    public static void register(SerializationConfig config) {
        config.addDataSerializableFactory(WireTypes.FACTORY, new GridSerialization());
        config.addSerializerConfig(
                new SerializerConfig().setTypeClass(Message.class).setImplementation(new MessageSerializer()));
        config.addSerializerConfig(
                new SerializerConfig().setTypeClass(MessageTask.class).setImplementation(new MessageTaskSerializer()));
    }

    @Override
    public IdentifiedDataSerializable create(int typeId) {
        Supplier<IdentifiedDataSerializable> type = TYPES.get(typeId);
        if (type == null) {
            throw new IllegalArgumentException("type " + typeId + " belongs to another version of Cogrid");
        }
        return type.get();
    }
}
