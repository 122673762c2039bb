package org.cogrid.core.internal.grid;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.serialization.DataSerializableFactory;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;

/** The only registration of what Cogrid sends through Hazelcast: members and clients get the same. */
public final class GridSerialization implements DataSerializableFactory {
    /** Hazelcast's name for this factory. */
    public static final int FACTORY_ID = 0x436F6772;

    private GridSerialization() {}

    /** Makes Cogrid's classes known to a member or client that is to start. */
    public static void register(SerializationConfig config) {
        config.addDataSerializableFactory(FACTORY_ID, new GridSerialization());
    }

    @Override
    public IdentifiedDataSerializable create(int classId) {
        throw new IllegalArgumentException(
                "The grid sent a message of kind " + classId + ", which this version of Cogrid does not know");
    }
}
