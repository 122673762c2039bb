package org.cogrid.core.internal.codec.form;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The primitive types, as arrays that are copied in bulk. The order is part of the format. */
public enum PrimitiveKind {
    BOOLEAN(boolean.class, 1, PrimitiveKind::putBooleans, PrimitiveKind::getBooleans),
    BYTE(
            byte.class,
            Byte.BYTES,
            (to, array, at, count) -> to.put((byte[]) array, at, count),
            (from, array, at, count) -> from.slice().get((byte[]) array, at, count)),
    SHORT(
            short.class,
            Short.BYTES,
            (to, array, at, count) -> to.asShortBuffer().put((short[]) array, at, count),
            (from, array, at, count) -> from.asShortBuffer().get((short[]) array, at, count)),
    CHAR(
            char.class,
            Character.BYTES,
            (to, array, at, count) -> to.asCharBuffer().put((char[]) array, at, count),
            (from, array, at, count) -> from.asCharBuffer().get((char[]) array, at, count)),
    INT(
            int.class,
            Integer.BYTES,
            (to, array, at, count) -> to.asIntBuffer().put((int[]) array, at, count),
            (from, array, at, count) -> from.asIntBuffer().get((int[]) array, at, count)),
    LONG(
            long.class,
            Long.BYTES,
            (to, array, at, count) -> to.asLongBuffer().put((long[]) array, at, count),
            (from, array, at, count) -> from.asLongBuffer().get((long[]) array, at, count)),
    FLOAT(
            float.class,
            Float.BYTES,
            (to, array, at, count) -> to.asFloatBuffer().put((float[]) array, at, count),
            (from, array, at, count) -> from.asFloatBuffer().get((float[]) array, at, count)),
    DOUBLE(
            double.class,
            Double.BYTES,
            (to, array, at, count) -> to.asDoubleBuffer().put((double[]) array, at, count),
            (from, array, at, count) -> from.asDoubleBuffer().get((double[]) array, at, count));

    private static final PrimitiveKind[] ALL = values();
    private static final Map<Class<?>, PrimitiveKind> BY_COMPONENT =
            Arrays.stream(ALL).collect(Collectors.toUnmodifiableMap(kind -> kind.component, Function.identity()));

    private final Class<?> component;
    private final int width;
    private final Writer writer;
    private final Reader reader;

    /** Copies elements of an array to the beginning of a buffer, which may be left where it is. */
    private interface Writer {
        void write(ByteBuffer to, Object array, int at, int count);
    }

    /** Copies elements from a buffer, which it leaves where it is, into an array. */
    private interface Reader {
        void read(ByteBuffer from, Object array, int at, int count);
    }

    PrimitiveKind(Class<?> component, int width, Writer writer, Reader reader) {
        this.component = component;
        this.width = width;
        this.writer = writer;
        this.reader = reader;
    }

    /** The kind of a one-dimensional primitive array, or {@code null} for any other class. */
    public static @Nullable PrimitiveKind ofArray(@Nullable Class<?> type) {
        Class<?> component = type == null ? null : type.getComponentType();
        return component == null || !component.isPrimitive() ? null : BY_COMPONENT.get(component);
    }

    /** The kind with that ordinal. */
    public static PrimitiveKind of(byte ordinal) {
        return ALL[ordinal];
    }

    Class<?> arrayType() {
        return component.arrayType();
    }

    /** The number of bytes that this array takes. */
    public long bytes(Object array) {
        return (long) width * Array.getLength(array);
    }

    /** Copies some elements of an array to the buffer. */
    void put(ByteBuffer to, Object array, int at, int count) {
        writer.write(to.slice().order(to.order()), array, at, count);
        to.position(to.position() + count * width);
    }

    /** The number of bytes of an element. */
    public int width() {
        return width;
    }

    /** An array of that length. */
    Object newArray(int length) {
        return Array.newInstance(component, length);
    }

    /** Reads some elements of an array, of which the buffer has that many. */
    void get(ByteBuffer from, Object array, int at, int count) {
        reader.read(from, array, at, count);
        from.position(from.position() + count * width);
    }

    /** Reads an array of that length from a buffer. The memory is only taken if the buffer holds all elements. */
    public Object get(ByteBuffer from, int length) {
        return new EncodedInput(List.of(from)).getArray(this, length);
    }

    private static void putBooleans(ByteBuffer to, Object array, int at, int count) {
        boolean[] values = (boolean[]) array;
        for (int i = at; i < at + count; i++) {
            to.put((byte) (values[i] ? 1 : 0));
        }
    }

    private static void getBooleans(ByteBuffer from, Object array, int at, int count) {
        boolean[] values = (boolean[]) array;
        for (int i = 0; i < count; i++) {
            values[at + i] = from.get(from.position() + i) != 0;
        }
    }
}
