package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The code that a value or function needs: code groups, with all groups that these need. A manifest is stored in the
 * grid as a unit of its own, so that only its hash travels with a task.
 *
 * @param origin who made it, for messages: {@code client of demo.Main (pid 4711)}
 * @param groups by their hashes
 * @param session classes an engine's session has compiled
 * @param library whether the jars were given to all engines and their scripts by {@code addJars}
 */
public record Manifest(
        String origin,
        SortedMap<ContentHash, CodeGroup> groups,
        SortedMap<String, ContentHash> session,
        boolean library) {
    private static final String HEADER = "cogrid-manifest 2";

    public Manifest {
        origin = origin.replaceAll("\\s+", " ").strip();
        groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
        session = Collections.unmodifiableSortedMap(new TreeMap<>(session));
    }

    /** An empty manifest, to which code is {@link #with added}. */
    public static Manifest empty(String origin) {
        return new Manifest(origin, new TreeMap<>(), new TreeMap<>(), false);
    }

    /** A manifest of jars for all engines. */
    public static Manifest library(String origin, Collection<CodeGroup> groups) {
        return new Manifest(origin, byHash(groups), new TreeMap<>(), true);
    }

    /** This manifest with more groups of the same origin. */
    public Manifest with(Collection<CodeGroup> more) {
        return with(byHash(more), new TreeMap<>(), origin);
    }

    /** This manifest with all code of {@code other}, under this manifest's origin. */
    public Manifest with(Manifest other) {
        return with(other.groups, other.session, other.origin);
    }

    /** This manifest with further classes that the session of its origin has compiled. */
    public Manifest withSession(Map<String, ContentHash> more) {
        return with(new TreeMap<>(), new TreeMap<>(more), origin);
    }

    private Manifest with(
            SortedMap<ContentHash, CodeGroup> moreGroups, SortedMap<String, ContentHash> moreSession, String from) {
        SortedMap<ContentHash, CodeGroup> all = new TreeMap<>(groups);
        moreGroups.forEach(all::putIfAbsent);
        SortedMap<String, ContentHash> classes = classes();
        moreGroups
                .values()
                .forEach(group -> group.classes().forEach((name, hash) -> putAgreeing(classes, name, hash, from)));
        SortedMap<String, ContentHash> allSession = new TreeMap<>(session);
        moreSession.forEach((name, hash) -> putAgreeing(allSession, name, hash, from));
        return new Manifest(origin, all, allSession, library);
    }

    public boolean isEmpty() {
        return groups.isEmpty() && session.isEmpty();
    }

    /** The classes of all groups that travel one by one. */
    public SortedMap<String, ContentHash> classes() {
        SortedMap<String, ContentHash> classes = new TreeMap<>();
        groups.values().forEach(group -> classes.putAll(group.classes()));
        return classes;
    }

    /** The jars of all groups. */
    public Set<JarUnit> jars() {
        Set<JarUnit> jars = new LinkedHashSet<>();
        groups.values().forEach(group -> jars.addAll(group.jars()));
        return jars;
    }

    /** The hashes of all units listed here. */
    public Set<ContentHash> units() {
        Set<ContentHash> units = new LinkedHashSet<>(classes().values());
        units.addAll(session.values());
        jars().forEach(jar -> units.add(jar.hash()));
        return units;
    }

    /** The stored form; equal manifests have equal bytes. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("origin ").append(origin).append('\n');
        if (library) {
            text.append("library\n");
        }
        session.forEach((name, hash) -> appendLine(text, "session", hash, name));
        groups.values().forEach(group -> {
            text.append("group ").append(group.place()).append('\n');
            group.classes().forEach((name, hash) -> appendLine(text, "class", hash, name));
            group.jars().forEach(jar -> appendLine(text, "jar", jar.hash(), jar.fileName()));
            group.needs().forEach(need -> appendLine(text, "needs", need, ""));
        });
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The hash under which the grid stores this manifest. */
    public ContentHash hash() {
        return ContentHash.of(bytes());
    }

    /** Reads what {@link #bytes} wrote. */
    public static Manifest of(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\n");
        if (lines.length < 2 || !lines[0].equals(HEADER)) {
            throw new IllegalArgumentException("these " + bytes.length + " bytes are no manifest of code units");
        }
        Reader reader = new Reader();
        List.of(lines).subList(1, lines.length).forEach(reader::read);
        return reader.manifest();
    }

    private static SortedMap<ContentHash, CodeGroup> byHash(Collection<CodeGroup> groups) {
        SortedMap<ContentHash, CodeGroup> byHash = new TreeMap<>();
        groups.forEach(group -> byHash.put(group.hash(), group));
        return byHash;
    }

    private static void appendLine(StringBuilder text, String kind, ContentHash hash, String name) {
        text.append(kind)
                .append(' ')
                .append(hash.hex())
                .append(' ')
                .append(name)
                .append('\n');
    }

    private void putAgreeing(Map<String, ContentHash> all, String name, ContentHash hash, String from) {
        ContentHash before = all.put(name, hash);
        if (before != null && !before.equals(hash)) {
            throw new VersionConflictException(
                    name, "one from " + origin + " (" + before + ")", "one from " + from + " (" + hash + ")");
        }
    }

    private static final class Reader {
        private String origin = "";
        private boolean library;
        private final List<GroupReader> groups = new ArrayList<>();
        private final SortedMap<String, ContentHash> session = new TreeMap<>();

        void read(String line) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "origin" -> origin = after(words[0], line);
                case "library" -> library = true;
                case "session" -> {
                    require(words.length == 3, line);
                    session.put(words[2], new ContentHash(words[1]));
                }
                case "group" -> groups.add(new GroupReader(after(words[0], line)));
                default -> {
                    require(words.length == 3 && !groups.isEmpty(), line);
                    groups.get(groups.size() - 1).read(words[0], new ContentHash(words[1]), words[2]);
                }
            }
        }

        private static String after(String kind, String line) {
            require(line.length() > kind.length(), line);
            return line.substring(kind.length() + 1);
        }

        private static void require(boolean isLine, String line) {
            if (!isLine) {
                throw new IllegalArgumentException("not a line of a manifest: " + line);
            }
        }

        Manifest manifest() {
            List<CodeGroup> all = groups.stream().map(GroupReader::group).toList();
            return new Manifest(origin, byHash(all), session, library);
        }
    }

    private static final class GroupReader {
        private final String place;
        private final SortedMap<String, ContentHash> classes = new TreeMap<>();
        private final List<JarUnit> jars = new ArrayList<>();
        private final List<ContentHash> needs = new ArrayList<>();

        GroupReader(String place) {
            this.place = place;
        }

        void read(String kind, ContentHash hash, String name) {
            switch (kind) {
                case "class" -> classes.put(name, hash);
                case "jar" -> jars.add(new JarUnit(hash, name));
                case "needs" -> needs.add(hash);
                default -> throw new IllegalArgumentException("not a line of a manifest: " + kind + " " + name);
            }
        }

        CodeGroup group() {
            return new CodeGroup(classes, jars, needs, place);
        }
    }
}
