package org.cogrid.core.internal.hazelcast.gate;

import com.hazelcast.internal.serialization.impl.SerializationConstants;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of an object that Hazelcast has serialized. Tells of what kind it is, and reads plain ones, without
 * deserializing anything. Methods throw if the bytes are damaged.
 *
 * <p>The bytes: 4 of a hash, 4 of the type, both in network order, and what the type's serializer wrote. For an
 * identified object that is 1, and 4 bytes each of its factory and class.
 */
final class SerializedBytes {
    private static final int TYPE = 4;
    private static final int CONTENT = 8;

    private final byte[] payload;
    private final ByteBuffer content;

    SerializedBytes(byte[] payload, ByteOrder order) {
        this.payload = payload;
        this.content = ByteBuffer.wrap(payload).order(order);
    }

    /** The number of the serializer that wrote it. */
    int type() {
        return ByteBuffer.wrap(payload).getInt(TYPE);
    }

    /** Whether Hazelcast would make the object by this factory. */
    boolean isOf(int factory) {
        return type() == SerializationConstants.CONSTANT_TYPE_DATA_SERIALIZABLE
                && content.get(CONTENT) == 1
                && content.getInt(CONTENT + 1) == factory;
    }

    /** Whether Hazelcast would make an object of this class by this factory. */
    boolean isOf(int factory, int classId) {
        return isOf(factory) && content.getInt(CONTENT + 5) == classId;
    }

    /** The text that this is. */
    String text() {
        return StandardCharsets.UTF_8
                .decode(array(SerializationConstants.CONSTANT_TYPE_STRING))
                .toString();
    }

    /** The array of bytes that this is, without a copy: the end of an array. */
    ByteBuffer array() {
        return array(SerializationConstants.CONSTANT_TYPE_BYTE_ARRAY);
    }

    private ByteBuffer array(int type) {
        int start = CONTENT + Integer.BYTES;
        if (type() != type || content.getInt(CONTENT) != payload.length - start) {
            throw new IllegalArgumentException("the serialized object is not of the type " + type);
        }
        return ByteBuffer.wrap(payload, start, payload.length - start);
    }
}
