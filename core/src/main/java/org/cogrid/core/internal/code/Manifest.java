package org.cogrid.core.internal.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a value or function needs: class names with the hash of their bytes, and jars in class path order. Stored in the
 * grid as a unit of its own, so that only its hash travels with a task.
 *
 * @param origin who made it, for messages: {@code client of demo.Main (pid 4711)}
 * @param classes classes that travel one by one
 * @param session classes an engine's session has compiled from text
 * @param jars jars that travel whole
 * @param library whether the jars were given to all engines and their scripts by {@code addJars}
 */
public record Manifest(
        String origin,
        SortedMap<String, ContentHash> classes,
        SortedMap<String, ContentHash> session,
        List<JarUnit> jars,
        boolean library) {
    private static final String HEADER = "cogrid-manifest 1";

    public Manifest {
        origin = origin.replaceAll("\\s+", " ").strip();
        classes = Collections.unmodifiableSortedMap(new TreeMap<>(classes));
        session = Collections.unmodifiableSortedMap(new TreeMap<>(session));
        jars = List.copyOf(jars);
    }

    /** A manifest of nothing yet, to which code is {@link #with added}. */
    public static Manifest empty(String origin) {
        return new Manifest(origin, new TreeMap<>(), new TreeMap<>(), List.of(), false);
    }

    /** Jars given to all engines. */
    public static Manifest library(String origin, List<JarUnit> jars) {
        return new Manifest(origin, new TreeMap<>(), new TreeMap<>(), jars, true);
    }

    /** This, with more classes and jars of the same origin. */
    public Manifest with(Map<String, ContentHash> moreClasses, Iterable<JarUnit> moreJars) {
        return with(moreClasses, moreJars, origin);
    }

    /** This and all of the other's code, under this one's origin. */
    public Manifest with(Manifest other) {
        return with(other.classes, other.jars, other.origin).withSession(other.session, other.origin);
    }

    /** This, with classes that this origin's session has compiled. */
    public Manifest withSession(Map<String, ContentHash> moreSession) {
        return withSession(moreSession, origin);
    }

    private Manifest with(Map<String, ContentHash> moreClasses, Iterable<JarUnit> moreJars, String from) {
        SortedMap<String, ContentHash> all = new TreeMap<>(classes);
        moreClasses.forEach((name, hash) -> putAgreeing(all, name, hash, from));
        Set<JarUnit> allJars = new LinkedHashSet<>(jars);
        moreJars.forEach(allJars::add);
        return new Manifest(origin, all, session, List.copyOf(allJars), library);
    }

    private Manifest withSession(Map<String, ContentHash> moreSession, String from) {
        SortedMap<String, ContentHash> all = new TreeMap<>(session);
        moreSession.forEach((name, hash) -> putAgreeing(all, name, hash, from));
        return new Manifest(origin, classes, all, jars, library);
    }

    public boolean isEmpty() {
        return classes.isEmpty() && session.isEmpty() && jars.isEmpty();
    }

    /** The hashes of all units listed here. */
    public Set<ContentHash> units() {
        Set<ContentHash> units = new LinkedHashSet<>(classes.values());
        units.addAll(session.values());
        jars.forEach(jar -> units.add(jar.hash()));
        return units;
    }

    /** The form that is stored; equal manifests have equal bytes. */
    public byte[] bytes() {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("origin ").append(origin).append('\n');
        if (library) {
            text.append("library\n");
        }
        classes.forEach((name, hash) -> appendLine(text, "class", hash, name));
        session.forEach((name, hash) -> appendLine(text, "session", hash, name));
        jars.forEach(jar -> appendLine(text, "jar", jar.hash(), jar.fileName()));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The hash by which the grid has this. */
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
            throw new VersionConflictException(name, origin + " (" + before + ")", from + " (" + hash + ")");
        }
    }

    private static final class Reader {
        private String origin = "";
        private boolean library;
        private final SortedMap<String, ContentHash> classes = new TreeMap<>();
        private final SortedMap<String, ContentHash> session = new TreeMap<>();
        private final List<JarUnit> jars = new ArrayList<>();

        void read(String line) {
            String[] words = line.split(" ", 3);
            switch (words[0]) {
                case "origin" -> origin = line.substring("origin ".length());
                case "library" -> library = true;
                case "class" -> classes.put(words[2], new ContentHash(words[1]));
                case "session" -> session.put(words[2], new ContentHash(words[1]));
                case "jar" -> jars.add(new JarUnit(new ContentHash(words[1]), words[2]));
                default -> throw new IllegalArgumentException("not a line of a manifest: " + line);
            }
        }

        Manifest manifest() {
            return new Manifest(origin, classes, session, jars, library);
        }
    }
}
