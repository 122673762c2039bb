package org.cogrid.bench.grid;

import com.hazelcast.config.SerializationConfig;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.util.concurrent.Callable;

/** The least that plain Hazelcast can be asked to run, with the fastest serialization it has. */
public final class NoOpCall implements Callable<Object>, IdentifiedDataSerializable {
    static final int FACTORY = 1;

    static void register(SerializationConfig config) {
        config.addDataSerializableFactory(FACTORY, type -> type == BytesCall.TYPE ? new BytesCall(null) : new NoOpCall());
    }

    @Override
    public Object call() {
        return null;
    }

    @Override
    public int getFactoryId() {
        return FACTORY;
    }

    @Override
    public int getClassId() {
        return 1;
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
