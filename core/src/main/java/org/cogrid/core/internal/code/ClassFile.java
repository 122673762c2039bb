package org.cogrid.core.internal.code;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says of itself, read from its constant pool and member descriptors. No library is needed for that, and
 * class files newer than any library can be read, too.
 *
 * @param feature the Java release it needs, such as 17
 * @param references the binary names of the classes it mentions, itself included
 */
public record ClassFile(int feature, Set<String> references) {
    private static final int FEATURE_OFFSET = 44;

    public ClassFile {
        references = Collections.unmodifiableSet(new TreeSet<>(references));
    }

    /** Reads class bytes. */
    public static ClassFile parse(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return new Parser(in).parse();
        } catch (IOException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no class file", e);
        }
    }

    private static final class Parser {
        private static final int MAGIC = 0xCAFEBABE;
        private final DataInputStream in;
        private final Set<String> references = new TreeSet<>();
        private @Nullable String[] texts = new String[0];
        private int[] classes = new int[0];
        private int[] descriptors = new int[0];

        Parser(DataInputStream in) {
            this.in = in;
        }

        ClassFile parse() throws IOException {
            if (in.readInt() != MAGIC) {
                throw new IOException("wrong magic number");
            }
            in.readUnsignedShort(); // minor version
            int feature = in.readUnsignedShort() - FEATURE_OFFSET;
            readPool();
            in.skipBytes(6); // access flags, this class, super class: all in the pool
            in.skipBytes(2 * in.readUnsignedShort()); // interfaces
            readMembers(); // fields
            readMembers(); // methods
            return new ClassFile(feature, references);
        }

        private void readPool() throws IOException {
            int size = in.readUnsignedShort();
            texts = new String[size];
            classes = new int[size];
            descriptors = new int[size];
            for (int i = 1; i < size; i++) {
                i += readConstant(i);
            }
            for (int i = 1; i < size; i++) {
                addClass(texts[classes[i]]);
                addDescriptor(texts[descriptors[i]]);
            }
        }

        /** Reads one constant and tells how many extra slots it takes. */
        private int readConstant(int index) throws IOException {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts[index] = in.readUTF();
                case 7 -> classes[index] = in.readUnsignedShort();
                case 16 -> descriptors[index] = in.readUnsignedShort();
                case 12 -> {
                    in.readUnsignedShort();
                    descriptors[index] = in.readUnsignedShort();
                }
                case 8, 19, 20 -> in.readUnsignedShort();
                case 15 -> in.skipBytes(3);
                case 3, 4, 9, 10, 11, 17, 18 -> in.readInt();
                case 5, 6 -> in.readLong();
                default -> throw new IOException("unknown constant tag " + tag);
            }
            return tag == 5 || tag == 6 ? 1 : 0;
        }

        private void readMembers() throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                in.readUnsignedShort(); // access flags
                in.readUnsignedShort(); // name
                addDescriptor(texts[in.readUnsignedShort()]);
                skipAttributes();
            }
        }

        private void skipAttributes() throws IOException {
            int count = in.readUnsignedShort();
            for (int i = 0; i < count; i++) {
                in.readUnsignedShort();
                in.skipNBytes(Integer.toUnsignedLong(in.readInt()));
            }
        }

        private void addClass(@Nullable String name) {
            if (name != null && name.startsWith("[")) {
                addDescriptor(name);
            } else if (name != null) {
                references.add(name.replace('/', '.'));
            }
        }

        private void addDescriptor(@Nullable String descriptor) {
            if (descriptor == null) {
                return;
            }
            int start = descriptor.indexOf('L');
            while (start >= 0) {
                int end = descriptor.indexOf(';', start);
                references.add(descriptor.substring(start + 1, end).replace('/', '.'));
                start = descriptor.indexOf('L', end);
            }
        }
    }
}
