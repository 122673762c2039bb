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

/** The classes of a manifest by their names, then what all code of the engine sees. Defines none. */
final class ManifestLoader extends ClassLoader implements BroughtCode {
    static {
        registerAsParallelCapable();
    }

    private final Manifest manifest;
    private final List<GroupLoader> groups;
    private final Map<String, GroupLoader> byClass = new HashMap<>();
    private final Map<String, String> inJShell =
            new HashMap<>(); // its own names by what all definitions have in common
    private final List<GroupLoader> withJars;

    ManifestLoader(Manifest manifest, Collection<GroupLoader> groups, ClassLoader given) {
        super("code from " + manifest.origin(), given);
        this.manifest = manifest;
        // Where one class is in two groups, that one which others have joined in the meantime is the newer.
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

    /** Each before what it needs: in the order in which it searches them, as the sender did. */
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

    /** In the order in which they are searched. */
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
