package org.cogrid.client.internal.code;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.core.internal.code.ClassFile;

/**
 * The classes of one package that a loader knows one by one, and which of them use what Java lets only their package use: to the
 * JVM a package is one only within a loader. Confined to one thread.
 */
final class PackageMates {
    private final Map<String, ClassFile> files = new HashMap<>();
    private final Map<String, Set<String>> joined = new HashMap<>();

    /** Takes a class that was not known yet; whether there was none of that name. */
    boolean add(String name, ClassFile file) {
        return files.putIfAbsent(name, file) == null;
    }

    /** To be called when all of a number of classes have been added. */
    void join(Set<String> added) {
        files.forEach((name, file) -> {
            for (String other : file.references()) {
                if (files.containsKey(other) && (added.contains(name) || added.contains(other))) {
                    join(name, file, other);
                }
            }
        });
    }

    /** Those with which this one must share a loader. */
    Set<String> of(String name) {
        return joined.getOrDefault(name, Set.of());
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

    /** The class of the package that declares it as hidden, from this one upwards. */
    private Optional<String> declaring(String owner, String member) {
        String name = owner;
        for (ClassFile file = files.get(name); file != null; file = files.get(name)) {
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
