package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Classes and jars that need one class loader. They refer to each other in a cycle, use package-private members of each
 * other, or hold classes of the same name, of which the first on the class path counts. Groups with the same content
 * that need the same groups are one group with one set of classes, whoever sends them.
 *
 * @param classes classes that travel one by one, with the hash of their bytes
 * @param jars jars that travel whole
 * @param needs the hashes of the groups that its classes refer to, in search order
 * @param place the place it was read from, such as a folder, for messages; not part of its identity
 */
public record CodeGroup(
        SortedMap<String, ContentHash> classes, List<JarUnit> jars, List<ContentHash> needs, String place) {
    /** The canonical order of a group's jars, where their order has no effect. */
    public static final Comparator<JarUnit> ORDER =
            Comparator.comparing(JarUnit::fileName).thenComparing(JarUnit::hash);

    public CodeGroup {
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        jars = List.copyOf(jars);
        needs = List.copyOf(needs);
        place = place.replaceAll("\\s+", " ").strip();
    }

    /** A group that needs no other. */
    public static CodeGroup of(Map<String, ContentHash> classes, List<JarUnit> jars) {
        return new CodeGroup(new TreeMap<>(classes), jars, List.of(), "");
    }

    /**
     * The place in a few words, such as {@code folder demo/classes}, {@code points-1.0.jar} or {@code JShell}; empty when it is not known.
     */
    public String placeInWords() {
        if (place.startsWith("jshell:")) {
            return "JShell";
        }
        String[] names = place.replace('\\', '/').split("/");
        if (place.isEmpty() || names.length == 0 || place.startsWith("cogrid:")) {
            return "";
        }
        String last = names[names.length - 1];
        if (last.matches(".*\\.\\w+")) {
            return last;
        }
        return "folder " + (names.length > 1 && !names[names.length - 2].isEmpty() ? names[names.length - 2] + "/" : "")
                + last;
    }

    /** The hash that identifies this group. */
    public ContentHash hash() {
        StringBuilder text = new StringBuilder();
        for (Map.Entry<String, ContentHash> each : classes.entrySet()) {
            text.append(each.getValue().hex()).append(each.getKey()).append('\n');
        }
        for (JarUnit jar : jars) {
            text.append("jar").append(jar.hash().hex()).append('\n');
        }
        for (ContentHash need : needs) {
            text.append("needs").append(need.hex()).append('\n');
        }
        return ContentHash.of(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
