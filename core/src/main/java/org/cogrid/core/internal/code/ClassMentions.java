package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Collects the names of the classes that class files mention, except those of {@code java.*}. It reads their constant
 * pools only, in a fraction of the time that {@linkplain ClassFile#parse parsing} takes, because a library has
 * thousands of classes. A text that only looks like a descriptor counts as one. Confined to one thread.
 */
public final class ClassMentions {
    private static final int MAGIC = 0xCAFEBABE;
    private static final int FEATURE_OFFSET = 44;
    private static final int LEAST = 24;
    private static final String NO_CLASS = "these bytes are no class file";

    private final Set<String> names = new HashSet<>();

    // State of the class file that is being read.
    private byte[] file = {};
    private final int[] texts = new int[1 << 16];
    private final int[] classes = new int[1 << 16];
    private final int[] strings = new int[1 << 16];

    /**
     * Adds the classes that a class file mentions; returns the Java release that it needs.
     *
     * @param bytes that begin with the class file
     * @param size the size of the class file
     * @throws IllegalArgumentException when the bytes are no class file
     */
    public int add(byte[] bytes, int size) {
        file = bytes;
        try {
            if (size < LEAST || (twoBytes(0) << 16 | twoBytes(2)) != MAGIC || readPool() > size) {
                throw new IllegalArgumentException(NO_CLASS);
            }
            return twoBytes(6) - FEATURE_OFFSET;
        } catch (IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(NO_CLASS, e);
        }
    }

    /** The binary names met so far. */
    public Set<String> names() {
        Set<String> binary = new HashSet<>(2 * names.size());
        for (String name : names) {
            binary.add(
                    new String(name.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).replace('/', '.'));
        }
        return binary;
    }

    /** Reads the constant pool and returns where it ends. */
    private int readPool() {
        int size = twoBytes(8);
        int at = 10;
        int classCount = 0;
        int stringCount = 0;
        boolean looksUp = false;
        for (int i = 1; i < size; i++) {
            switch (file[at]) {
                case 1 -> {
                    int length = twoBytes(at + 1);
                    texts[i] = at;
                    if (length > 2) {
                        addIfDescriptor(at + 3, at + 3 + length);
                        looksUp |= isLookUp(at + 3, length);
                    }
                    at += 3 + length;
                }
                case 7 -> {
                    classes[classCount++] = twoBytes(at + 1);
                    at += 3;
                }
                case 8 -> {
                    strings[stringCount++] = twoBytes(at + 1);
                    at += 3;
                }
                case 16, 19, 20 -> at += 3;
                case 15 -> at += 4;
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5;
                case 5, 6 -> {
                    at += 9;
                    i++; // takes two places
                }
                default -> throw new IllegalArgumentException(NO_CLASS);
            }
        }
        addClasses(classCount);
        addStrings(looksUp ? stringCount : 0);
        return at;
    }

    /**
     * Whether the text is the name that compilers give to a method that looks up classes by name; Groovy uses it for
     * classes that are not public.
     */
    private boolean isLookUp(int at, int length) {
        return length == 6 && file[at + 5] == '$' && text(at, at + 6).equals("class$");
    }

    private void addClasses(int count) {
        for (int i = 0; i < count; i++) {
            int text = texts[classes[i]];
            int start = text + 3;
            int end = start + twoBytes(text + 1);
            if (file[start] == '[') {
                addDescriptor(start, end);
            } else {
                addName(start, end);
            }
        }
    }

    private void addStrings(int count) {
        for (int i = 0; i < count; i++) {
            int start = texts[strings[i]] + 3;
            String name = text(start, start + twoBytes(start - 2));
            boolean mayBe = name.chars().allMatch(each -> each == '.' || Character.isJavaIdentifierPart(each));
            if (mayBe && !name.isEmpty() && !name.startsWith("java.")) {
                names.add(name);
            }
        }
    }

    private void addIfDescriptor(int start, int end) {
        byte first = file[start];
        boolean ofType = (first == 'L' || first == '[' || first == '<') && file[end - 1] == ';';
        if (ofType || first == '(' || first == '<' && has(')', start, end)) {
            addDescriptor(start, end);
        }
    }

    private boolean has(char wanted, int start, int end) {
        for (int at = start; at < end; at++) {
            if (file[at] == wanted) {
                return true;
            }
        }
        return false;
    }

    private void addDescriptor(int start, int end) {
        if (has('<', start, end)) { // reflection, which Groovy uses, needs the classes of a signature, too
            SignatureNames.read(
                    file,
                    start,
                    end,
                    name -> names.add(new String(name.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1)));
            return;
        }
        for (int at = start; at < end; at++) {
            if (file[at] == 'L') {
                int nameStart = at + 1;
                while (at < end && file[at] != ';') {
                    at++;
                }
                addName(nameStart, at);
            }
        }
    }

    private void addName(int start, int end) {
        if (end > start && !isOfJava(start)) {
            names.add(text(start, end));
        }
    }

    private boolean isOfJava(int start) {
        return file[start] == 'j'
                && file[start + 1] == 'a'
                && file[start + 2] == 'v'
                && file[start + 3] == 'a'
                && file[start + 4] == '/';
    }

    private String text(int start, int end) {
        return new String(file, start, end - start, StandardCharsets.ISO_8859_1); // a copy; converted at the end
    }

    private int twoBytes(int at) {
        return (file[at] & 0xFF) << 8 | file[at + 1] & 0xFF;
    }
}
