package org.cogrid.client.internal.code.graph;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.core.internal.code.ClassFile;

/**
 * The classes of one package that travel one by one with a loader, and which of them use package-private members of
 * others. For the JVM two classes are in one package only if they have the same loader. Confined to one thread.
 */
public final class PackageMates {
    private final Map<String, ClassFile> files = new HashMap<>();
    private final Map<String, Set<String>> joined = new HashMap<>();
    private final Set<String> listed = new HashSet<>();

    /**
     * Returns the name of the outermost class, as far as the name shows it: the names of all nested classes begin with
     * it.
     */
    public static String nestOf(String name) {
        int inner = name.indexOf('$', ClassFile.packageOf(name).length());
        return inner < 0 ? name : name.substring(0, inner);
    }

    /** True if a class of the package is in that nest. All classes are in the empty nest. */
    public static boolean isIn(String nest, String name) {
        return nest.isEmpty() || name.equals(nest) || name.startsWith(nest + "$");
    }

    /** True if all classes of that nest have been added, as far as they can be listed. */
    public boolean isListed(String nest) {
        return listed.contains(nest) || listed.contains("");
    }

    /** Notes that all classes of that nest have been added. */
    public void listed(String nest) {
        listed.add(nest);
    }

    /** True if classes outside of this one's nest may use its package-private members. */
    public boolean mayBeUsedBeyondNest(String name, ClassFile file) {
        boolean hides = !file.isPublic() || !file.hidden().isEmpty();
        return hides && isKnownBeyondNest(name, file, new HashSet<>());
    }

    /** True if classes outside of the nest can name this class, or a class that inherits its members. */
    private boolean isKnownBeyondNest(String name, ClassFile file, Set<String> seen) {
        return !file.isOfNest()
                || files.entrySet().stream()
                        .filter(other -> other.getValue().superclass().equals(name))
                        .filter(other -> seen.add(other.getKey())) // a damaged class may extend itself
                        .anyMatch(other -> isKnownBeyondNest(other.getKey(), other.getValue(), seen));
    }

    /** Adds the classes that were not known yet; true if there were any. */
    public boolean add(Map<String, ClassFile> classes) {
        Set<String> added = new HashSet<>();
        classes.forEach((name, file) -> {
            if (files.putIfAbsent(name, file) == null) {
                added.add(name);
            }
        });
        if (!added.isEmpty()) {
            join(added);
        }
        return !added.isEmpty();
    }

    private void join(Set<String> added) {
        files.forEach((name, file) -> {
            for (String other : file.references()) {
                if (files.containsKey(other) && (added.contains(name) || added.contains(other))) {
                    join(name, file, other);
                }
            }
        });
    }

    /** Returns the classes with which this one must share a loader. */
    public Set<String> of(String name) {
        return joined.getOrDefault(name, Set.of());
    }

    /** Adds the classes with which any of these must share a loader. */
    public void addMates(Set<String> names, Set<String> mates) {
        joined.forEach((name, others) -> {
            if (names.contains(name)) {
                mates.addAll(others);
            }
        });
    }

    private void join(String user, ClassFile file, String used) {
        ClassFile other = files.get(used);
        if (other == null || used.equals(user)) {
            return;
        }
        Set<String> members = file.neighbours().getOrDefault(used, Set.of());
        boolean mentionsHidden = !other.isPublic() && !(members.isEmpty() && JShellClass.isSnippetName(used));
        boolean overrides = file.superclass().equals(used) && !other.hidden().isEmpty();
        if (mentionsHidden || overrides) {
            connect(user, used);
        }
        members.forEach(member -> declaring(used, member).ifPresent(owner -> connect(user, owner)));
    }

    /**
     * Returns the class of the package that declares the member as package-private, starting at this class and going
     * up.
     */
    private Optional<String> declaring(String owner, String member) {
        String name = owner;
        Set<String> seen = new HashSet<>(); // a damaged class may extend itself
        for (ClassFile file = files.get(name); file != null && seen.add(name); file = files.get(name)) {
            if (file.hidden().contains(member)) {
                return Optional.of(name);
            }
            name = file.superclass();
        }
        return Optional.empty();
    }

    private void connect(String one, String other) {
        if (!one.equals(other)) {
            joined.computeIfAbsent(one, any -> new HashSet<>()).add(other);
            joined.computeIfAbsent(other, any -> new HashSet<>()).add(one);
        }
    }
}
