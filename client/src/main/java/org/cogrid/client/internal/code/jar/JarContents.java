package org.cogrid.client.internal.code.jar;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipException;
import org.cogrid.core.internal.code.ClassFileName;
import org.cogrid.core.internal.code.ClassMentions;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.code.JarUnit;

/**
 * The classes of a jar that travels whole. Keeps none of the jar's bytes.
 *
 * @param releases the Java release that each class needs, by name; 0 for a file that has the name of a class and is
 *     none
 * @param mentioned the names of all other classes that these mention, without {@code java.*}
 */
public record JarContents(Path file, JarUnit unit, Map<String, Integer> releases, Set<String> mentioned) {
    private static final String NO_CLASS = "-info";
    private static final String META = "META-INF/";
    private static final String VERSIONS = "META-INF/versions/";

    public JarContents {
        releases = Collections.unmodifiableMap(releases); // no copies: this is most of a program's first call
        mentioned = Collections.unmodifiableSet(mentioned);
    }

    /** Reads all classes of a jar, including those for newer releases of Java. */
    public static JarContents of(Path file, JarTable table) throws ZipException {
        Map<String, Integer> releases = new HashMap<>();
        ClassMentions mentions = new ClassMentions();
        try (JarTable.Unpacker unpacker = table.unpacker()) {
            for (JarTable.Entry entry : table.entries()) {
                String name = className(entry.name());
                if (!name.isEmpty()) {
                    int release = release(unpacker.unpack(entry), entry.size(), mentions);
                    releases.merge(name, release, Math::min);
                }
            }
        }
        Set<String> mentioned = mentions.names();
        mentioned.removeAll(releases.keySet());
        return new JarContents(file, unit(file, table), releases, mentioned);
    }

    static JarUnit unit(Path file, JarTable table) {
        return new JarUnit(table.hash(), String.valueOf(file.getFileName()));
    }

    /** Returns the names of the classes in it. */
    public Set<String> names() {
        return releases.keySet();
    }

    private static int release(byte[] content, int size, ClassMentions mentions) {
        try {
            return mentions.add(content, size);
        } catch (IllegalArgumentException e) {
            return 0; // it has the name of a class and is none
        }
    }

    /** Returns the name of the class in an entry of a jar; empty if the entry is no class. */
    static String className(String entry) {
        String path = entry.startsWith(VERSIONS) ? entry.substring(entry.indexOf('/', VERSIONS.length()) + 1) : entry;
        return path.startsWith(META)
                ? ""
                : ClassFileName.className(path)
                        .filter(type -> !type.endsWith(NO_CLASS))
                        .orElse("");
    }
}
