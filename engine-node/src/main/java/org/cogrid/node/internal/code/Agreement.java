package org.cogrid.node.internal.code;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.code.Manifest;

/**
 * Decides whether one loader can have two sets of code: no class name may stand for two contents. Jars that overlap within
 * one manifest are its own affair, as on a class path.
 */
record Agreement(Map<String, ContentHash> classes, List<UnitJar> jars) {
    /** The first name that would stand for two contents. */
    Optional<String> check(Manifest manifest, Units units) {
        Optional<String> clash = manifest.classes().entrySet().stream()
                .filter(entry -> !agrees(entry.getKey(), entry.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
        return clash.or(() -> manifest.jars().stream()
                .filter(unit -> jars.stream().noneMatch(jar -> jar.unit().hash().equals(unit.hash())))
                .flatMap(unit -> clashOf(units.jar(unit)).stream())
                .findFirst());
    }

    private boolean agrees(String name, ContentHash hash) {
        ContentHash known = classes.get(name);
        return known != null
                ? known.equals(hash)
                : jars.stream()
                        .flatMap(jar -> jar.classBytes(name).stream())
                        .allMatch(bytes -> ContentHash.of(bytes).equals(hash));
    }

    private Optional<String> clashOf(UnitJar added) {
        return added.checksums().keySet().stream()
                .filter(name -> !agrees(name, added))
                .findFirst();
    }

    private boolean agrees(String name, UnitJar added) {
        ContentHash known = classes.get(name);
        if (known != null) {
            return added.classBytes(name)
                    .map(ContentHash::of)
                    .filter(known::equals)
                    .isPresent();
        }
        Long checksum = added.checksums().get(name);
        return jars.stream()
                .map(jar -> jar.checksums().get(name))
                .allMatch(other -> other == null || other.equals(checksum));
    }
}
