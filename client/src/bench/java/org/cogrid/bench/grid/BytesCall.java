package org.cogrid.bench.grid;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import java.io.IOException;
import java.util.concurrent.Callable;

/** The least that plain Hazelcast can do to bring an array to a member. */
public final class BytesCall implements Callable<Object>, IdentifiedDataSerializable {
    static final int TYPE = 2;

    private byte[] bytes;

    BytesCall(byte[] bytes) {
        this.bytes = bytes;
    }

    @Override
    public Object call() {
        return null;
    }

    @Override
    public int getFactoryId() {
        return NoOpCall.FACTORY;
    }

    @Override
    public int getClassId() {
        return TYPE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeByteArray(bytes);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        bytes = in.readByteArray();
    }
}
