package org.cogrid.client.internal.code.group;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.client.internal.code.graph.PackageMates;
import org.cogrid.core.internal.code.ClassFile;

/** What is known of one loader's classes and their groups. Holds no loader. Guarded by the lock of the grouping. */
final class LoaderGroups {
    private final Map<Object, Grouped> groups = new HashMap<>();
    private final Map<String, PackageMates> packages = new HashMap<>();
    private final Map<String, Boolean> delegated = new HashMap<>();
    private final Set<Object> met = new HashSet<>(); // jars
    private final List<HidingJar> hiding = new ArrayList<>();

    Optional<Grouped> of(Vertex vertex) {
        return Optional.ofNullable(groups.get(vertex.key()));
    }

    void put(Vertex vertex, Grouped group) {
        groups.put(vertex.key(), group);
    }

    /** Forgets the groups, because a new class belongs to a group that seemed complete. */
    void forget() {
        groups.clear();
    }

    PackageMates mates(String packageName) {
        return packages.computeIfAbsent(packageName, any -> new PackageMates());
    }

    /** Returns the names of the classes that must share a loader with any of these. */
    Set<String> mates(Set<String> names) {
        Set<String> mates = new HashSet<>();
        packages.values().forEach(each -> each.addMates(names, mates));
        return mates;
    }

    /** Adds classes, those of each package at once: adding one looks at all that the package has. */
    void add(Map<String, ClassFile> files) {
        Map<String, Map<String, ClassFile>> byPackage = new HashMap<>();
        files.forEach((name, file) -> byPackage
                .computeIfAbsent(ClassFile.packageOf(name), any -> new HashMap<>())
                .put(name, file));
        byPackage.forEach((packageName, some) -> mates(packageName).add(some));
    }

    boolean isMet(Vertex jar) {
        return met.contains(jar.key());
    }

    void meet(Vertex vertex, HidingJar jar) {
        if (met.add(vertex.key()) && !jar.hidden().isEmpty()) {
            hiding.add(jar);
        }
    }

    List<HidingJar> hidingJars() {
        return List.copyOf(hiding);
    }

    /** Returns true if another loader defines this class; empty if no loader was asked yet. */
    Optional<Boolean> isDelegated(String name) {
        return Optional.ofNullable(delegated.get(name));
    }

    void delegated(String name, boolean isDelegated) {
        delegated.put(name, isDelegated);
    }
}
