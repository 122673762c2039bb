package org.cogrid.core.internal.codec.standin;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.jspecify.annotations.Nullable;

/** Writes and reads a field's value. Primitives are not boxed in an object, which takes a tenth of the time. */
final class ScalarField {
    private ScalarField() {}

    static void write(Class<?> type, @Nullable Object value, ObjectOutputStream out) throws IOException {
        if (value == null || !type.isPrimitive()) {
            out.writeObject(value);
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value instanceof Character letter) {
            out.writeChar(letter);
        } else if (value instanceof Double number) {
            out.writeDouble(number);
        } else if (value instanceof Float number) {
            out.writeFloat(number);
        } else if (value instanceof Long number) {
            out.writeLong(number);
        } else {
            out.writeInt(((Number) value).intValue());
        }
    }

    static @Nullable Object read(Class<?> type, ObjectInputStream in) throws IOException, ClassNotFoundException {
        if (!type.isPrimitive()) {
            return in.readObject();
        }
        if (type == boolean.class) {
            return in.readBoolean();
        }
        if (type == char.class) {
            return in.readChar();
        }
        if (type == double.class) {
            return in.readDouble();
        }
        if (type == float.class) {
            return in.readFloat();
        }
        return type == long.class ? (Object) in.readLong() : whole(type, in.readInt());
    }

    private static Object whole(Class<?> type, int number) {
        if (type == short.class) {
            return (short) number;
        }
        return type == byte.class ? (Object) (byte) number : (Object) number;
    }
}
