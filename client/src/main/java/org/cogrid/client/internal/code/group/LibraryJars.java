package org.cogrid.client.internal.code.group;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.cogrid.client.internal.code.graph.Circles;
import org.cogrid.client.internal.code.graph.FindingOrder;
import org.cogrid.client.internal.code.jar.JarContents;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassFile;
import org.cogrid.core.internal.code.CodeGroup;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.JarTable;
import org.cogrid.core.internal.code.JarUnit;

/** The jars of {@code addJars}, in the groups that they would have if they were a program's only libraries. */
public final class LibraryJars {
    private final Map<Path, byte[]> bytes = new LinkedHashMap<>();
    private final Map<Path, JarContents> contents = new LinkedHashMap<>();
    private final Map<Path, CodeGroup> groups = new HashMap<>();

    /** The classes that a jar uses beyond itself in packages that it has, too: few, if any. */
    private final Map<Path, Set<String>> usedOfOwnPackages = new HashMap<>();

    public LibraryJars(Collection<Path> paths) {
        paths.forEach(this::read);
        Map<Path, Set<Path>> edges = new LinkedHashMap<>();
        contents.keySet().forEach(path -> edges.put(path, mentionedBy(path)));
        contents.keySet()
                .forEach(path -> edges.forEach((other, its) -> {
                    if (!other.equals(path)
                            && (share(path, other) || usesPackageOf(path, other) || usesPackageOf(other, path))) {
                        its.add(path);
                    }
                }));
        Circles.of(edges).forEach(circle -> group(circle, edges));
    }

    public Collection<CodeGroup> groups() {
        return new HashSet<>(groups.values());
    }

    public Map<ContentHash, Supplier<byte[]>> units() {
        Map<ContentHash, Supplier<byte[]>> found = new LinkedHashMap<>();
        bytes.forEach((path, its) -> found.put(contents(path).unit().hash(), () -> its));
        return found;
    }

    private Set<Path> mentionedBy(Path user) {
        Set<Path> mentioned = new HashSet<>();
        for (String name : contents(user).mentioned()) {
            find(name).ifPresent(mentioned::add);
        }
        return mentioned;
    }

    /** Returns the jar that has the class; the first one if several have it. */
    private Optional<Path> find(String name) {
        return contents.keySet().stream()
                .filter(path -> contents(path).names().contains(name))
                .findFirst();
    }

    /**
     * True if both jars have a class of the same name. One loader then finds the first of these classes for both jars.
     */
    private boolean share(Path one, Path other) {
        return !Collections.disjoint(contents(one).names(), contents(other).names());
    }

    /**
     * True if the jar uses a class of one of its own packages in the other jar, and so perhaps package-private members.
     */
    private boolean usesPackageOf(Path user, Path used) {
        return !Collections.disjoint(
                usedOfOwnPackages.computeIfAbsent(user, this::usedOfOwnPackages),
                contents(used).names());
    }

    private Set<String> usedOfOwnPackages(Path user) {
        Set<String> packages =
                contents(user).names().stream().map(ClassFile::packageOf).collect(Collectors.toSet());
        return contents(user).mentioned().stream()
                .filter(name -> packages.contains(ClassFile.packageOf(name)))
                .collect(Collectors.toSet());
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
        List<JarContents> byName = circle.stream()
                .map(this::contents)
                .sorted(Comparator.comparing(JarContents::unit, CodeGroup.ORDER))
                .toList();
        List<JarUnit> jars = new FindingOrder(name -> find(name).map(this::contents))
                .of(byName, List::of).stream().map(JarContents::unit).toList();
        CodeGroup group =
                new CodeGroup(new TreeMap<>(), jars, needs, circle.get(0).toString());
        circle.forEach(path -> groups.put(path, group));
    }

    private JarContents contents(Path path) {
        return Objects.requireNonNull(contents.get(path));
    }

    private void read(Path jar) {
        try {
            byte[] its = Files.readAllBytes(jar);
            contents.put(jar, JarContents.of(jar, JarTable.of(its)));
            bytes.put(jar, its);
        } catch (IOException e) {
            throw new CogridException("addJars: " + jar.toAbsolutePath() + " can't be read (" + e + ")", e);
        }
    }
}
