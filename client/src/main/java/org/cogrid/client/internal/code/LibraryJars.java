package org.cogrid.client.internal.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarUnit;

/** Jars that are given to all engines, in the groups they would be in if they were a program's only libraries. */
final class LibraryJars {
    private final Map<Path, byte[]> bytes = new LinkedHashMap<>();
    private final Map<Path, CodeGroup> groups = new HashMap<>();

    LibraryJars(Collection<Path> paths) {
        Map<Path, JarContents> contents = new LinkedHashMap<>();
        try (JarReader open = new JarReader()) {
            for (Path path : paths) {
                bytes.put(path, read(path));
                contents.put(path, open.contents(path));
            }
        }
        Map<Path, Set<Path>> edges = new LinkedHashMap<>();
        contents.forEach((path, each) -> edges.put(path, mentionedBy(each, contents)));
        Circles.of(edges).forEach(circle -> group(circle, edges));
    }

    Collection<CodeGroup> groups() {
        return new HashSet<>(groups.values());
    }

    Map<ContentHash, Supplier<byte[]>> units() {
        Map<ContentHash, Supplier<byte[]>> units = new LinkedHashMap<>();
        bytes.forEach((path, its) -> units.put(unit(path).hash(), () -> its));
        return units;
    }

    /** A class in several jars is the first one's. */
    private static Set<Path> mentionedBy(JarContents user, Map<Path, JarContents> all) {
        Set<Path> mentioned = new HashSet<>();
        for (String name : user.mentioned()) {
            all.entrySet().stream()
                    .filter(entry -> entry.getValue().names().contains(name))
                    .findFirst()
                    .ifPresent(entry -> mentioned.add(entry.getKey()));
        }
        return mentioned;
    }

    private void group(List<Path> circle, Map<Path, Set<Path>> edges) {
        Set<Path> needed = new HashSet<>();
        circle.forEach(path -> needed.addAll(Objects.requireNonNull(edges.get(path))));
        circle.forEach(needed::remove);
        List<ContentHash> needs = needed.stream()
                .map(path -> Objects.requireNonNull(groups.get(path)).hash())
                .distinct()
                .sorted()
                .toList();
        List<JarUnit> jars = CodeGroup.inOrder(circle.stream().map(this::unit).toList());
        CodeGroup group =
                new CodeGroup(new TreeMap<>(), jars, needs, circle.get(0).toString());
        circle.forEach(path -> groups.put(path, group));
    }

    private JarUnit unit(Path path) {
        return JarUnits.unit(path, Objects.requireNonNull(bytes.get(path)));
    }

    private static byte[] read(Path jar) {
        try {
            return Files.readAllBytes(jar);
        } catch (IOException e) {
            throw new CogridException("addJars: " + jar.toAbsolutePath() + " can't be read (" + e + ")", e);
        }
    }
}
