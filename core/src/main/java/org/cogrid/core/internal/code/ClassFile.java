package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What a class file says about its class, read from its constant pool and member descriptors. It needs no library, so
 * it also reads class files that are newer than any library. It is fast, because a scan may read thousands.
 *
 * @param feature the Java release it needs, such as 17
 * @param references the binary names of the classes it mentions, including itself, except those of {@code java.*}
 * @param isPublic whether classes of other packages may use it
 * @param isOfNest whether only code within the same outermost class can name it, because it is private there or local
 * @param superclass the binary name of what it extends; empty for {@code java.lang.Object}
 * @param hidden its package-private and protected members, each as name and descriptor
 * @param neighbours the members of classes of its own package that its code uses, by the name of the class
 */
public record ClassFile(
        int feature,
        Set<String> references,
        boolean isPublic,
        boolean isOfNest,
        String superclass,
        Set<String> hidden,
        Map<String, Set<String>> neighbours) {
    private static final int PUBLIC = 1;
    private static final int PRIVATE = 2;

    public ClassFile {
        references = Set.copyOf(references);
        hidden = Set.copyOf(hidden);
        neighbours = Map.copyOf(neighbours);
    }

    /** Reads class bytes. */
    public static ClassFile parse(byte[] bytes) {
        try {
            return new Parser(bytes, new HashSet<>()).parse();
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(notAClass(bytes), e);
        }
    }

    private static String notAClass(byte[] bytes) {
        return "these " + bytes.length + " bytes are no class file";
    }

    /** The name of a class's package; empty for the unnamed one. */
    public static String packageOf(String className) {
        return className.substring(0, Math.max(0, className.lastIndexOf('.')));
    }

    private static final class Parser {
        private static final int MAGIC = 0xCAFEBABE;
        private static final int FEATURE_OFFSET = 44;
        private static final byte[] JDK = "java/".getBytes(StandardCharsets.US_ASCII);
        /**
         * The name that compilers give to a method that looks up classes by name; Groovy uses it for classes that are
         * not public.
         */
        private static final byte[] LOOK_UP = "class$".getBytes(StandardCharsets.US_ASCII);

        private static final byte[] INITIALISER = "<clinit>".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] SIGNATURE = "Signature".getBytes(StandardCharsets.US_ASCII);
        private static final byte[] INNER_CLASSES = "InnerClasses".getBytes(StandardCharsets.US_ASCII);

        private final byte[] bytes;
        private final Set<String> references;
        private int at;
        private int[] texts = new int[0]; // by index: where the text begins, with its length
        private boolean[] described = new boolean[0]; // by index: whether the text was read as a descriptor
        private int[] classes = new int[0];
        private int[] descriptors = new int[0];
        private int[] names = new int[0];
        private int[] owners = new int[0]; // by index: the class of a member reference
        private int[] members = new int[0]; // by index: its name and descriptor
        private int[] strings = new int[0];

        Parser(byte[] bytes, Set<String> references) {
            this.bytes = bytes;
            this.references = references;
        }

        ClassFile parse() {
            int feature = readHead();
            boolean isPublic = (twoBytes() & PUBLIC) != 0;
            int self = twoBytes();
            String name = nameOf(self);
            int superclass = twoBytes();
            Set<String> hidden = new HashSet<>();
            readRest(hidden);
            boolean isOfNest = readIsOfNest(self);
            String extended = superclass == 0 ? "" : nameOf(superclass);
            return new ClassFile(feature, references, isPublic, isOfNest, extended, hidden, neighbours(name));
        }

        private int readHead() {
            if (fourBytes() != MAGIC) {
                throw new IllegalArgumentException(notAClass(bytes));
            }
            twoBytes(); // minor version
            int feature = twoBytes() - FEATURE_OFFSET;
            readPool();
            return feature;
        }

        private void readRest(Set<String> hidden) {
            int interfaces = twoBytes();
            at += 2 * interfaces;
            readMembers(hidden); // fields
            readMembers(hidden); // methods
        }

        private Map<String, Set<String>> neighbours(String name) {
            String home = packageOf(name);
            Map<String, Set<String>> used = new HashMap<>();
            for (int i = 1; i < owners.length; i++) {
                if (owners[i] != 0) {
                    String owner = nameOf(owners[i]);
                    if (!owner.equals(name) && packageOf(owner).equals(home)) {
                        used.computeIfAbsent(owner, any -> new HashSet<>()).add(memberOf(members[i]));
                    }
                }
            }
            return used;
        }

        private String memberOf(int nameAndType) {
            return text(texts[names[nameAndType]]) + text(texts[descriptors[nameAndType]]);
        }

        private String nameOf(int constant) {
            return text(texts[classes[constant]]).replace('/', '.');
        }

        private void readPool() {
            int size = twoBytes();
            if (size > bytes.length) { // before the memory is taken
                throw new IllegalArgumentException(notAClass(bytes) + ": " + size + " constants");
            }
            texts = new int[size];
            described = new boolean[size];
            classes = new int[size];
            descriptors = new int[size];
            names = new int[size];
            owners = new int[size];
            members = new int[size];
            strings = new int[size];
            for (int i = 1; i < size; i++) {
                i += readConstant(i);
            }
            for (int i = 1; i < size; i++) {
                addClass(texts[classes[i]]);
                addDescriptorOnce(descriptors[i]);
            }
            if (looksUpClasses()) {
                for (int string : strings) {
                    addIfName(texts[string]);
                }
            }
        }

        private boolean looksUpClasses() {
            for (int name : names) {
                if (name != 0 && isLookUp(texts[name])) {
                    return true;
                }
            }
            return false;
        }

        private boolean isLookUp(int text) {
            return isText(text, LOOK_UP);
        }

        private void addIfName(int text) {
            String name = text == 0 ? "" : text(text);
            boolean mayBe = name.chars().allMatch(each -> each == '.' || Character.isJavaIdentifierPart(each));
            if (mayBe && !name.isEmpty() && !name.startsWith("java.")) {
                references.add(name);
            }
        }

        /** Reads one constant and returns how many extra slots it takes. */
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
                    names[index] = twoBytes();
                    descriptors[index] = twoBytes();
                }
                case 9, 10, 11 -> {
                    owners[index] = twoBytes();
                    members[index] = twoBytes();
                }
                case 8 -> strings[index] = twoBytes();
                case 19, 20 -> at += 2;
                case 15 -> at += 3;
                case 3, 4, 17, 18 -> at += 4;
                case 5, 6 -> at += 8;
                default -> throw new IllegalArgumentException(notAClass(bytes) + ": unknown constant " + tag);
            }
            return tag == 5 || tag == 6 ? 1 : 0;
        }

        private void readMembers(Set<String> hidden) {
            int count = twoBytes();
            for (int i = 0; i < count; i++) {
                int access = twoBytes();
                int name = texts[twoBytes()];
                int descriptor = twoBytes();
                boolean isHidden = (access & (PUBLIC | PRIVATE)) == 0 && !isText(name, INITIALISER);
                if (isHidden) {
                    hidden.add(text(name) + text(texts[descriptor]));
                }
                addDescriptorOnce(descriptor);
                readAttributes();
            }
        }

        /** Reads the attributes of a member. The classes of its generic type count, because reflection needs them. */
        private void readAttributes() {
            int count = twoBytes();
            for (int i = 0; i < count; i++) {
                int name = texts[twoBytes()];
                int end = attributeEnd();
                addIfSignature(name);
                at = end;
            }
        }

        /** Reads the length of an attribute, which lies within the file, so that no attribute is read twice. */
        private int attributeEnd() {
            int length = fourBytes();
            if (length < 0 || length > bytes.length - at) {
                throw new IllegalArgumentException(notAClass(bytes) + ": an attribute of " + length + " bytes");
            }
            return at + length;
        }

        /** Reads the attributes of the class; returns whether it is of a nest. */
        private boolean readIsOfNest(int self) {
            boolean isOfNest = false;
            int count = twoBytes();
            for (int i = 0; i < count; i++) {
                int name = texts[twoBytes()];
                int end = attributeEnd();
                addIfSignature(name);
                isOfNest |= isText(name, INNER_CLASSES) && isOfNest(self, end);
                at = end;
            }
            return isOfNest;
        }

        private void addIfSignature(int name) {
            if (isText(name, SIGNATURE)) {
                int text = texts[(bytes[at] & 0xFF) << 8 | bytes[at + 1] & 0xFF];
                SignatureNames.read(
                        bytes, text + 2, text + 2 + lengthOf(text), found -> references.add(found.replace('/', '.')));
            }
        }

        /** Whether the class's own entry among the inner classes says that it is private, or that it is local. */
        private boolean isOfNest(int self, int end) {
            int count = twoBytes();
            for (int i = 0; i < count && at < end; i++) {
                int inner = twoBytes();
                int outer = twoBytes();
                at += 2; // its simple name
                int access = twoBytes();
                if (inner == self) {
                    return outer == 0 || (access & PRIVATE) != 0;
                }
            }
            return false;
        }

        private boolean isText(int text, byte[] expected) {
            return Arrays.equals(bytes, text + 2, text + 2 + lengthOf(text), expected, 0, expected.length);
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

        private void addDescriptorOnce(int constant) {
            if (constant != 0 && !described[constant]) {
                described[constant] = true;
                addDescriptor(texts[constant]);
            }
        }

        private void addDescriptor(int text) {
            int end = text + 2 + lengthOf(text);
            int start = text + 2;
            for (int i = start; i < end; i++) {
                if (bytes[i] == 'L') {
                    int nameStart = i + 1;
                    while (i < end && bytes[i] != ';') {
                        i++;
                    }
                    addName(nameStart, i);
                }
            }
        }

        private void addName(int start, int end) {
            if (!isOfJdk(start)) {
                references.add(text(start, end).replace('/', '.'));
            }
        }

        private String text(int at) {
            return text(at + 2, at + 2 + lengthOf(at));
        }

        private String text(int start, int end) {
            return new String(bytes, start, end - start, StandardCharsets.UTF_8);
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
