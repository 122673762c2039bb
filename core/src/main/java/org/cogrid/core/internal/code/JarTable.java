package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * The table of contents at the end of a jar, with name, checksum and size of each entry. It tells jars apart without
 * reading their entries, whose hashing would take most of the time of a program's first call: a JVM that has just
 * started needs 20 ms to hash a jar of 3 MB.
 *
 * <p>{@link java.util.zip.ZipFile} is not used for that: in a JVM that has just started it takes 12 to 26 % more
 * processor time for the reading of all classes of a jar that is open there (107 instead of 95 ms for guava 33.7, 89
 * instead of 71 for commons-math3 3.6.1), and it reads files only, while an engine checks a jar as it has come from the
 * grid.
 */
public final class JarTable {
    private static final int END = 0x06054b50;
    private static final int END_SIZE = 22;
    private static final int MAX_COMMENT = 0xFFFF;
    private static final int ENTRY = 0x02014b50;
    private static final int ENTRY_SIZE = 46;
    private static final int LOCAL_SIZE = 30;
    private static final int DEFLATED = 8;
    private static final long DEFLATE_RATIO = 1032; // two bits for 258 bytes

    private final byte[] jar;
    private final List<Entry> entries;
    private final ContentHash hash;

    private JarTable(byte[] jar, List<Entry> entries, ContentHash hash) {
        this.jar = jar;
        this.entries = entries;
        this.hash = hash;
    }

    /**
     * One entry of a jar.
     *
     * @param size the size of its content
     */
    public record Entry(String name, int size, boolean isPacked, int packedSize, int at) {}

    /**
     * Reads the table of a jar.
     *
     * @throws ZipException when these bytes are no complete jar, or a jar too large to travel
     */
    public static JarTable of(byte[] jar) throws ZipException {
        try {
            return new Reader(jar).read();
        } catch (IndexOutOfBoundsException e) {
            throw new ZipException("its table of contents is damaged");
        }
    }

    /** The entries in the jar's order. */
    public List<Entry> entries() {
        return entries;
    }

    /** The hash that identifies this jar by the names and contents of its entries. */
    public ContentHash hash() {
        return hash;
    }

    /** An unpacker of this jar's entries; the caller closes it. */
    public Unpacker unpacker() {
        return new Unpacker();
    }

    private static int twoBytes(byte[] from, int at) {
        return from[at] & 0xFF | (from[at + 1] & 0xFF) << 8;
    }

    private static int fourBytes(byte[] from, int at) {
        return twoBytes(from, at) | twoBytes(from, at + 2) << 16;
    }

    /** Unpacks entries of a jar one after the other, into one array. Used by one thread. */
    public final class Unpacker implements AutoCloseable {
        private final Inflater inflater = new Inflater(true);
        private byte[] content = new byte[1 << 16];

        /** Unpacks an entry to the beginning of an array, which may be longer. The array is valid until the next call. */
        public byte[] unpack(Entry entry) throws ZipException {
            try {
                if (entry.size() > largest(entry)) { // before the memory is taken
                    throw damaged(entry, "larger than its packed bytes can become");
                }
                if (entry.size() > content.length) {
                    content = new byte[entry.size()];
                }
                int at = entry.at() + LOCAL_SIZE + twoBytes(jar, entry.at() + 26) + twoBytes(jar, entry.at() + 28);
                if (unpacked(entry, at) == entry.size()) {
                    return content;
                }
            } catch (DataFormatException | IndexOutOfBoundsException | IllegalArgumentException e) {
                throw damaged(entry, e.toString());
            }
            throw damaged(entry, "shorter than its table of contents says");
        }

        /** The largest size that the entry's bytes in the jar can have when they are unpacked. */
        private long largest(Entry entry) {
            return entry.isPacked() ? DEFLATE_RATIO * Math.min(jar.length, entry.packedSize()) : jar.length;
        }

        private int unpacked(Entry entry, int at) throws DataFormatException {
            if (entry.isPacked()) {
                inflater.reset();
                inflater.setInput(jar, at, entry.packedSize());
                return inflater.inflate(content, 0, entry.size());
            }
            System.arraycopy(jar, at, content, 0, entry.size());
            return entry.size();
        }

        private ZipException damaged(Entry entry, String how) {
            return new ZipException(entry.name() + " in it is damaged: " + how);
        }

        @Override
        public void close() {
            inflater.end();
        }
    }

    private static final class Reader {
        private final byte[] jar;
        private byte[] known = {}; // names, checksums and sizes
        private int knownSize;
        private final List<Entry> entries = new ArrayList<>();

        Reader(byte[] jar) {
            this.jar = jar;
        }

        JarTable read() throws ZipException {
            int end = end();
            int count = twoBytes(jar, end + 10);
            int size = fourBytes(jar, end + 12);
            int start = fourBytes(jar, end + 16);
            int before = end - size - start; // the number of bytes before the jar, such as a script that starts it
            if (count == 0xFFFF || before < 0 || size < 0 || size > end || start < 0) {
                throw new ZipException("its table of contents is damaged, or of a kind for more than 65,534 entries");
            }
            known = new byte[size];
            int at = before + start;
            for (int i = 0; i < count; i++) {
                at = readEntry(at, before);
            }
            return new JarTable(jar, List.copyOf(entries), ContentHash.of(Arrays.copyOf(known, knownSize)));
        }

        private int end() throws ZipException {
            int last = jar.length - END_SIZE;
            for (int at = last; at >= Math.max(0, last - MAX_COMMENT); at--) {
                if (fourBytes(jar, at) == END) {
                    return at;
                }
            }
            throw new ZipException("it has no table of contents at its end, as if it had not been written completely");
        }

        private int readEntry(int at, int before) throws ZipException {
            if (fourBytes(jar, at) != ENTRY) {
                throw new ZipException("its table of contents is damaged");
            }
            int nameLength = twoBytes(jar, at + 28);
            know(at + ENTRY_SIZE, nameLength);
            know(at + 16, 4);
            know(at + 24, 4);
            String name = new String(jar, at + ENTRY_SIZE, nameLength, StandardCharsets.UTF_8);
            boolean isPacked = twoBytes(jar, at + 10) == DEFLATED;
            int packedSize = fourBytes(jar, at + 20);
            int local = before + fourBytes(jar, at + 42);
            entries.add(new Entry(name, fourBytes(jar, at + 24), isPacked, packedSize, local));
            return at + ENTRY_SIZE + nameLength + twoBytes(jar, at + 30) + twoBytes(jar, at + 32);
        }

        private void know(int at, int length) {
            System.arraycopy(jar, at, known, knownSize, length);
            knownSize += length;
        }
    }
}
