package org.cogrid.core.internal.codec.form;

import java.io.IOException;
import java.lang.reflect.Array;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.cogrid.core.Reference;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.text.ExactText;
import org.jspecify.annotations.Nullable;

/**
 * The encoded form of values that need no graph: scalars, text, References, and primitive arrays of one and two
 * dimensions. It is a tag followed by the bytes.
 */
public final class PlainValues {
    private PlainValues() {}

    /** Whether {@code value} has no parts that could be shared or could change. */
    public static boolean isScalar(@Nullable Object value) {
        return value == null
                || value instanceof Boolean
                || value instanceof Character
                || isNumber(value)
                || value instanceof String
                || (value instanceof Reference<?> reference && reference.isHere());
    }

    /** Whether {@link #write} takes this value. */
    public static boolean isPlain(@Nullable Object value) {
        return isScalar(value) || isArray(value) || isTable(value);
    }

    /** Whether this is a primitive array of one dimension. */
    static boolean isArray(@Nullable Object value) {
        return value != null && PrimitiveKind.ofArray(value.getClass()) != null;
    }

    /** Whether this is an array of primitive arrays, each of which occurs once. */
    static boolean isTable(@Nullable Object value) {
        return value != null
                && PrimitiveKind.ofArray(value.getClass().getComponentType()) != null
                && isDistinct((Object[]) value);
    }

    /** Whether these values are scalars and arrays of which none occurs twice, so that no graph is needed to keep sharing. */
    public static boolean shareNothing(Collection<? extends @Nullable Object> values) {
        Set<Object> arrays = null;
        for (Object value : values) {
            if (isScalar(value)) {
                continue;
            }
            arrays = arrays == null ? Collections.newSetFromMap(new IdentityHashMap<>()) : arrays;
            if (!isArray(value) || !arrays.add(value)) {
                return false;
            }
        }
        return true;
    }

    public static void write(@Nullable Object value, EncodedOutput out) throws IOException {
        if (value == null) {
            out.write(Tag.NULL);
        } else if (value instanceof Boolean truth) {
            out.write(truth ? Tag.TRUE : Tag.FALSE);
        } else if (value instanceof String text) {
            out.write(Tag.TEXT);
            out.writeText(text);
        } else if (value instanceof Reference<?> reference) {
            out.write(Tag.REFERENCE);
            out.writeText(reference.path());
        } else if (value instanceof Object[] rows) {
            writeTable(rows, out);
        } else if (value.getClass().isArray()) {
            out.write(Tag.ARRAY);
            writeArray(value, out);
        } else {
            writeNumber(value, out);
        }
    }

    /** Reads the value that follows {@code tag}. */
    public static @Nullable Object read(byte tag, EncodedInput in, Arrival arrival) throws Exception {
        return switch (tag) {
            case Tag.NULL -> null;
            case Tag.TRUE -> true;
            case Tag.FALSE -> false;
            case Tag.BYTE -> in.get();
            case Tag.SHORT -> in.getShort();
            case Tag.CHAR -> in.getChar();
            case Tag.INT -> in.getInt();
            case Tag.LONG -> in.getLong();
            case Tag.FLOAT -> in.getFloat();
            case Tag.DOUBLE -> in.getDouble();
            case Tag.TEXT -> readText(in);
            case Tag.REFERENCE -> arrival.arrived(readReference(in));
            case Tag.ARRAY -> readArray(in);
            case Tag.TABLE -> readTable(in);
            default -> throw new IllegalArgumentException("no value starts with byte " + tag);
        };
    }

    public static String readText(EncodedInput in) {
        byte[] bytes = (byte[]) in.getArray(PrimitiveKind.BYTE, in.getInt());
        return ExactText.text(bytes);
    }

    /** Reads the number of values that follow, so that memory is only taken for as many as there can be. */
    public static int readCount(EncodedInput in) {
        int count = in.getInt();
        if (count < 0 || count > in.remaining()) { // each takes at least a byte
            throw new IllegalArgumentException(count + " values are cut short");
        }
        return count;
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer
                || value instanceof Long
                || value instanceof Double
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    private static boolean isDistinct(Object[] rows) {
        Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>(rows.length));
        for (Object row : rows) {
            if (row != null && !seen.add(row)) {
                return false;
            }
        }
        return true;
    }

    private static void writeNumber(Object value, EncodedOutput out) throws IOException {
        if (value instanceof Integer number) {
            out.write(Tag.INT);
            out.writeInt(number);
        } else if (value instanceof Long number) {
            out.write(Tag.LONG);
            out.writeLong(number);
        } else if (value instanceof Double number) {
            out.write(Tag.DOUBLE);
            out.writeLong(Double.doubleToRawLongBits(number));
        } else if (value instanceof Float number) {
            out.write(Tag.FLOAT);
            out.writeInt(Float.floatToRawIntBits(number));
        } else if (value instanceof Character letter) {
            out.write(Tag.CHAR);
            out.writeShort((short) letter.charValue());
        } else if (value instanceof Short number) {
            out.write(Tag.SHORT);
            out.writeShort(number);
        } else {
            out.write(Tag.BYTE);
            out.write((Byte) value);
        }
    }

    private static Reference<?> readReference(EncodedInput in) {
        return Reference.ref(readText(in));
    }

    private static void writeArray(Object array, EncodedOutput out) throws IOException {
        PrimitiveKind kind = kindOf(array.getClass());
        out.write(kind.ordinal());
        out.writeInt(Array.getLength(array));
        out.writeElements(kind, array);
    }

    private static Object readArray(EncodedInput in) {
        PrimitiveKind kind = PrimitiveKind.of(in.get());
        return in.getArray(kind, in.getInt());
    }

    private static void writeTable(Object[] rows, EncodedOutput out) throws IOException {
        PrimitiveKind kind = kindOf(rows.getClass().getComponentType());
        out.write(Tag.TABLE);
        out.write(kind.ordinal());
        out.writeInt(rows.length);
        for (Object row : rows) {
            out.writeInt(row == null ? -1 : Array.getLength(row));
            if (row != null) {
                out.writeElements(kind, row);
            }
        }
    }

    private static Object readTable(EncodedInput in) {
        PrimitiveKind kind = PrimitiveKind.of(in.get());
        int length = in.getInt();
        if (length < 0 || (long) length * Integer.BYTES > in.remaining()) {
            throw new IllegalArgumentException("a table of " + length + " rows is cut short");
        }
        @Nullable Object[] rows = (Object[]) Array.newInstance(kind.arrayType(), length);
        for (int i = 0; i < length; i++) {
            int rowLength = in.getInt();
            rows[i] = rowLength < 0 ? null : in.getArray(kind, rowLength);
        }
        return rows;
    }

    private static PrimitiveKind kindOf(Class<?> arrayType) {
        PrimitiveKind kind = PrimitiveKind.ofArray(arrayType);
        if (kind == null) {
            throw new IllegalArgumentException(arrayType + " is no plain value");
        }
        return kind;
    }
}
