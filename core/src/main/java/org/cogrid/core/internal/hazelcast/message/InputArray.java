package org.cogrid.core.internal.hazelcast.message;

import com.hazelcast.nio.ObjectDataInput;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/** The array of bytes that Hazelcast reads an object from, to use parts of it without a copy. */
final class InputArray {
    private static final String INPUT = "com.hazelcast.internal.serialization.impl.ByteArrayObjectDataInput";
    private static final VarHandle ARRAY = find();

    private InputArray() {}

    private static VarHandle find() {
        try {
            Class<?> input = Class.forName(INPUT);
            return MethodHandles.privateLookupIn(input, MethodHandles.lookup())
                    .findVarHandle(input, "data", byte[].class);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this version of Hazelcast reads objects in another way", e);
        }
    }

    /** The array, which never changes once it is read from. */
    static byte[] of(ObjectDataInput in) {
        return (byte[]) ARRAY.get(in);
    }
}
