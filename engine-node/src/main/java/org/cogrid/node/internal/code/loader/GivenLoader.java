package org.cogrid.node.internal.code.loader;

import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.cogrid.core.internal.code.VersionConflictException;

/**
 * The loader of the classes that all code of an engine sees: the engine's own, then its libraries. Of a class in several
 * libraries, which is the same in all, that of the first one loaded counts, for as long as the engine lives; of a
 * resource in several, that of the latest one added. It defines no classes.
 */
final class GivenLoader extends UnitsLoader {
    static {
        registerAsParallelCapable();
    }

    private final List<GroupLoader> libraries = new CopyOnWriteArrayList<>(); // as they were loaded
    private volatile List<GroupLoader> latestFirst = List.of(); // calls that write it do not overlap

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

    /** Adds the groups of a library that is the latest. Calls must not overlap. */
    void add(List<GroupLoader> library) {
        List<GroupLoader> added =
                library.stream().filter(group -> !libraries.contains(group)).toList();
        libraries.addAll(added);
        latestFirst = Stream.concat(added.stream(), latestFirst.stream()).toList();
    }

    void arrange(List<GroupLoader> order) {
        latestFirst = Newest.arranged(latestFirst, each -> each, order);
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
        return latestFirst.stream().flatMap(library -> library.unitResources(name));
    }
}
