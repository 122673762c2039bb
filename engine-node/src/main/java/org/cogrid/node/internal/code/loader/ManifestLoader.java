package org.cogrid.node.internal.code.loader;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cogrid.core.internal.code.Manifest;
import org.jspecify.annotations.Nullable;

/** Finds the classes of a manifest by name, then those that all code of the engine sees. It defines no classes. */
final class ManifestLoader extends ClassLoader implements BroughtCode {
    static {
        registerAsParallelCapable();
    }

    private final Manifest manifest;
    private final List<GroupLoader> groups;
    private final Map<String, GroupLoader> byClass = new HashMap<>();
    private final Map<String, String> inJShell =
            new HashMap<>(); // the manifest's names by the part that all definitions share
    private final List<GroupLoader> withJars;

    ManifestLoader(Manifest manifest, Collection<GroupLoader> groups, ClassLoader given) {
        super("code from " + manifest.origin(), given);
        this.manifest = manifest;
        // If a class is in two groups, the newer group is the one to which other classes have been added.
        this.groups = inOrder(groups).stream()
                .sorted(Comparator.comparingInt(each -> each.group().classes().size()))
                .toList();
        this.groups.forEach(group -> group.group().classes().keySet().forEach(name -> byClass.put(name, group)));
        byClass.keySet()
                .forEach(name -> JShellName.ofAllDefinitions(name)
                        .ifPresent(all -> inJShell.merge(all, name, JShellName::later)));
        this.withJars =
                this.groups.stream().filter(group -> !group.jars().isEmpty()).toList();
    }

    /** The groups in the sender's search order: each group comes before the groups it needs. */
    private static Set<GroupLoader> inOrder(Collection<GroupLoader> groups) {
        Set<GroupLoader> first = new LinkedHashSet<>(groups);
        groups.forEach(group -> group.needs().forEach(first::remove));
        Set<GroupLoader> all = new LinkedHashSet<>();
        first.forEach(group -> all.addAll(group.reach()));
        return all;
    }

    Manifest manifest() {
        return manifest;
    }

    /** The groups in search order. */
    List<GroupLoader> groups() {
        return groups;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        GroupLoader group = groupOf(name);
        return (group == null ? getParent() : group).loadClass(name);
    }

    private @Nullable GroupLoader groupOf(String name) {
        GroupLoader alone = byClass.get(name);
        return alone != null
                ? alone
                : withJars.stream().filter(each -> each.has(name)).findFirst().orElse(null);
    }

    @Override
    public Standing standingOf(Class<?> type) {
        if (!(type.getClassLoader() instanceof GroupLoader there)) {
            return Standing.SAME;
        }
        String name = nameOf(type.getName());
        GroupLoader brought = groupOf(name);
        if (brought == null || brought == there) {
            return Standing.SAME;
        }
        return brought.hasSame(name, there) ? Standing.EQUAL : Standing.OTHER;
    }

    @Override
    public String nameOf(String className) {
        return JShellName.ofAllDefinitions(className).map(inJShell::get).orElse(className);
    }

    @Override
    public boolean lacks(Class<?> type) {
        return type.getClassLoader() instanceof GroupLoader && groupOf(nameOf(type.getName())) == null;
    }

    @Override
    public boolean has(String className) {
        return groupOf(className) != null;
    }

    @Override
    public ClassLoader loader() {
        return this;
    }
}
