package org.cogrid.node.internal.code.loader;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.VersionConflictException;

/** The loader of the classes that all code of an engine sees: the engine's own, then its libraries. It defines no classes. */
final class GivenLoader extends UnitsLoader {
    static {
        registerAsParallelCapable();
    }

    private final List<GroupLoader> libraries = new CopyOnWriteArrayList<>(); // the latest first

    GivenLoader(ClassLoader own) {
        super("the engine's own and its libraries", own);
    }

    /** Throws if another version of a class of this library is here already. Calls must not overlap. */
    void check(GroupLoader added) {
        for (GroupLoader library : libraries) {
            conflict(library, added).ifPresent(name -> {
                throw VersionConflictException.ofLibrary(added.group().placeInWords(), name, library.toString());
            });
        }
    }

    /** Adds the groups of a library, before those of earlier ones. */
    void add(List<GroupLoader> library) {
        libraries.addAll(
                0, library.stream().filter(group -> !libraries.contains(group)).toList());
    }

    void arrange(List<GroupLoader> latestFirst) {
        Newest.arrange(libraries, each -> each, latestFirst);
    }

    private static Optional<String> conflict(GroupLoader one, GroupLoader other) {
        return one == other
                ? Optional.empty()
                : other.jars().stream()
                        .flatMap(jar -> jar.checksums().entrySet().stream())
                        .filter(entry -> isOther(one, entry))
                        .map(Map.Entry::getKey)
                        .findFirst();
    }

    private static boolean isOther(GroupLoader library, Map.Entry<String, Long> named) {
        return library.jars().stream()
                .map(jar -> jar.checksums().get(named.getKey()))
                .anyMatch(checksum -> checksum != null && !checksum.equals(named.getValue()));
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        for (GroupLoader library : libraries) {
            if (library.has(name)) {
                return library.loadClass(name);
            }
        }
        throw new ClassNotFoundException(name);
    }

    @Override
    Stream<URL> ownResources(String name) {
        return libraries.stream().flatMap(library -> library.unitResources(name));
    }
}
