package org.cogrid.core.internal.codec.standin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.ObjectStreamField;
import java.lang.reflect.RecordComponent;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads objects of another version of their class, if the version here has all their fields with the same types. Java's
 * own serialization would refuse them as soon as a method has changed.
 */
public final class OtherVersion {
    private OtherVersion() {}

    /**
     * Turns the written description of a class into one that fits the version here.
     *
     * @throws MisfitException naming the fields that have no place here
     */
    public static ObjectStreamClass fit(ObjectStreamClass written, Class<?> type, LoadsClasses classes)
            throws IOException {
        ObjectStreamClass here = ObjectStreamClass.lookup(type);
        boolean isRenamed = !written.getName().equals(type.getName());
        if (here == null || type.isArray() || type.isEnum()) {
            return isRenamed ? as(written, type.getName(), written.getSerialVersionUID()) : written;
        }
        boolean isOther = written.getSerialVersionUID() != here.getSerialVersionUID();
        if (isOther || type.isRecord()) {
            checkFields(written, here, classes);
        }
        return isRenamed || (isOther && !type.isRecord())
                ? as(written, type.getName(), here.getSerialVersionUID())
                : written;
    }

    private static void checkFields(ObjectStreamClass written, ObjectStreamClass here, LoadsClasses classes)
            throws MisfitException {
        List<String> misfits = misfits(written, here, classes::nameHere);
        if (!misfits.isEmpty()) {
            throw new MisfitException(written.getName(), misfits, classes.loader());
        }
    }

    /**
     * The reasons, in words, why values of {@code type} can't be read as values of {@code other}; empty if none is
     * known.
     *
     * @param nameHere maps the name of a class to its name beside the other version
     */
    public static List<String> misfits(Class<?> type, Class<?> other, UnaryOperator<String> nameHere) {
        if (type.isRecord() && other.isRecord()) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(each -> !here(descriptor(each), nameHere).equals(typeOf(each.getName(), other)))
                    .map(each -> difference(
                            each.getName(), !typeOf(each.getName(), other).isEmpty()))
                    .toList();
        }
        ObjectStreamClass written = ObjectStreamClass.lookup(type);
        ObjectStreamClass here = ObjectStreamClass.lookup(other);
        return written == null || here == null ? List.of() : misfits(written, here, nameHere);
    }

    private static String typeOf(String component, Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .filter(each -> each.getName().equals(component))
                .map(OtherVersion::descriptor)
                .findFirst()
                .orElse("");
    }

    private static String descriptor(RecordComponent component) {
        return component.getType().descriptorString();
    }

    private static List<String> misfits(
            ObjectStreamClass written, ObjectStreamClass here, UnaryOperator<String> nameHere) {
        return Arrays.stream(written.getFields())
                .filter(field -> !isIn(here, field, nameHere))
                .map(field -> difference(field.getName(), here.getField(field.getName()) != null))
                .toList();
    }

    /** Says what differs in a field that a value has. */
    static String difference(String field, boolean isHere) {
        return isHere ? "field '" + field + "' is of another type" : "there is no field '" + field + "'";
    }

    private static boolean isIn(ObjectStreamClass here, ObjectStreamField field, UnaryOperator<String> nameHere) {
        ObjectStreamField same = here.getField(field.getName());
        return same != null && signature(same).equals(here(signature(field), nameHere));
    }

    /** A type's descriptor with the name of its class here. */
    private static String here(String descriptor, UnaryOperator<String> nameHere) {
        int start = descriptor.lastIndexOf('[') + 1;
        if (descriptor.charAt(start) != 'L') {
            return descriptor;
        }
        String name = descriptor.substring(start + 1, descriptor.length() - 1).replace('/', '.');
        return descriptor.substring(0, start + 1) + nameHere.apply(name).replace('.', '/') + ";";
    }

    private static String signature(ObjectStreamField field) {
        String type = field.getTypeString();
        return type == null ? String.valueOf(field.getTypeCode()) : type;
    }

    private static ObjectStreamClass as(ObjectStreamClass written, String name, long uid) throws IOException {
        try (Describing out = new Describing();
                Reading in = new Reading(out.describe(written, name, uid))) {
            return in.readClassDescriptor();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("a description alone needs no class", e);
        }
    }

    /** Writes a description outside any object, where the stream writes it as blocks of data. */
    private static final class Describing extends ObjectOutputStream {
        private final ByteArrayOutputStream bytes;

        Describing() throws IOException {
            this(new ByteArrayOutputStream());
        }

        private Describing(ByteArrayOutputStream bytes) throws IOException {
            super(bytes);
            this.bytes = bytes;
        }

        /** Writes the description: the name first, then {@code uid}. */
        byte[] describe(ObjectStreamClass description, String name, long uid) throws IOException {
            writeClassDescriptor(description);
            flush();
            ByteBuffer all = ByteBuffer.wrap(bytes.toByteArray());
            all.getInt(); // the stream's header
            ByteBuffer data = ByteBuffer.wrap(dataIn(all));
            data.position(Short.BYTES + (data.getShort(0) & 0xFFFF) + Long.BYTES);
            ByteArrayOutputStream other = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(other);
            out.writeUTF(name);
            out.writeLong(uid);
            out.write(data.array(), data.position(), data.remaining());
            return asOneBlock(other.toByteArray());
        }

        private static byte[] dataIn(ByteBuffer blocks) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            while (blocks.hasRemaining()) {
                int length = blocks.get() == TC_BLOCKDATA ? blocks.get() & 0xFF : blocks.getInt();
                data.write(blocks.array(), blocks.position(), length);
                blocks.position(blocks.position() + length);
            }
            return data.toByteArray();
        }

        private static byte[] asOneBlock(byte[] data) {
            return ByteBuffer.allocate(2 * Short.BYTES + 1 + Integer.BYTES + data.length)
                    .putShort(STREAM_MAGIC)
                    .putShort(STREAM_VERSION)
                    .put(TC_BLOCKDATALONG)
                    .putInt(data.length)
                    .put(data)
                    .array();
        }
    }

    private static final class Reading extends ObjectInputStream {
        Reading(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        protected ObjectStreamClass readClassDescriptor() throws IOException, ClassNotFoundException {
            return super.readClassDescriptor();
        }
    }
}
