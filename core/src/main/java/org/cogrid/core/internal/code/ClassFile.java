package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * What a class file says of itself, read from its constant pool and member descriptors. No library is needed for that, and
 * class files newer than any library can be read, too. Fast, as a scan may read thousands.
 *
 * @param feature the Java release it needs, such as 17
 * @param references the binary names of the classes it mentions, itself included, but for those of {@code java.*}
 */
public record ClassFile(int feature, Set<String> references) {
    public ClassFile {
        references = Set.copyOf(references);
    }

    /** Reads class bytes. */
    public static ClassFile parse(byte[] bytes) {
        try {
            return new Parser(bytes).parse();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(notAClass(bytes), e);
        }
    }

    private static String notAClass(byte[] bytes) {
        return "these " + bytes.length + " bytes are no class file";
    }

    private static final class Parser {
        private static final int MAGIC = 0xCAFEBABE;
        private static final int FEATURE_OFFSET = 44;
        private static final byte[] JDK = "java/".getBytes(StandardCharsets.US_ASCII);

        private final byte[] bytes;
        private final Set<String> references = new HashSet<>();
        private int at;
        private int[] texts = new int[0]; // where the text of that index begins, with its length
        private int[] classes = new int[0];
        private int[] descriptors = new int[0];

        Parser(byte[] bytes) {
            this.bytes = bytes;
        }

        ClassFile parse() {
            if (fourBytes() != MAGIC) {
                throw new IllegalArgumentException(notAClass(bytes));
            }
            twoBytes(); // minor version
            int feature = twoBytes() - FEATURE_OFFSET;
            readPool();
            at += 6; // access flags, this class, super class: all in the pool
            int interfaces = twoBytes();
            at += 2 * interfaces;
            readMembers(); // fields
            readMembers(); // methods
            return new ClassFile(feature, references);
        }

        private void readPool() {
            int size = twoBytes();
            texts = new int[size];
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
        private int readConstant(int index) {
            int tag = bytes[at++];
            switch (tag) {
                case 1 -> {
                    texts[index] = at;
                    int length = twoBytes();
                    at += length;
                }
                case 7 -> classes[index] = twoBytes();
                case 16 -> descriptors[index] = twoBytes();
                case 12 -> {
                    twoBytes(); // the name
                    descriptors[index] = twoBytes();
                }
                case 8, 19, 20 -> at += 2;
                case 15 -> at += 3;
                case 3, 4, 9, 10, 11, 17, 18 -> at += 4;
                case 5, 6 -> at += 8;
                default -> throw new IllegalArgumentException(notAClass(bytes) + ": unknown constant " + tag);
            }
            return tag == 5 || tag == 6 ? 1 : 0;
        }

        private void readMembers() {
            int count = twoBytes();
            for (int i = 0; i < count; i++) {
                at += 4; // access flags and name
                addDescriptor(texts[twoBytes()]);
                skipAttributes();
            }
        }

        private void skipAttributes() {
            int count = twoBytes();
            for (int i = 0; i < count; i++) {
                at += 2;
                int length = fourBytes();
                at += length;
            }
        }

        private void addClass(int text) {
            if (text == 0) {
                return;
            }
            if (bytes[text + 2] == '[') {
                addDescriptor(text);
            } else {
                addName(text + 2, text + 2 + lengthOf(text));
            }
        }

        private void addDescriptor(int text) {
            int end = text == 0 ? 0 : text + 2 + lengthOf(text);
            int start = text + 2;
            for (int i = start; i < end; i++) {
                if (bytes[i] == 'L') {
                    int nameStart = i + 1;
                    while (bytes[i] != ';') {
                        i++;
                    }
                    addName(nameStart, i);
                }
            }
        }

        private void addName(int start, int end) {
            if (!isOfJdk(start)) {
                references.add(new String(bytes, start, end - start, StandardCharsets.UTF_8).replace('/', '.'));
            }
        }

        private boolean isOfJdk(int start) {
            for (int i = 0; i < JDK.length; i++) {
                if (bytes[start + i] != JDK[i]) {
                    return false;
                }
            }
            return true;
        }

        private int lengthOf(int text) {
            return (bytes[text] & 0xFF) << 8 | bytes[text + 1] & 0xFF;
        }

        private int twoBytes() {
            return (bytes[at++] & 0xFF) << 8 | bytes[at++] & 0xFF;
        }

        private int fourBytes() {
            return twoBytes() << 16 | twoBytes();
        }
    }
}
