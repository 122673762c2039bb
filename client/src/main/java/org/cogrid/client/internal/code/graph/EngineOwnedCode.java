package org.cogrid.client.internal.code.graph;

import java.net.URL;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.client.internal.code.jar.CodeLocation;
import org.cogrid.core.internal.code.EngineOwn;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes the classes that engines have anyway, by name and place. A test in the same package as such a class
 * travels, and so does a Groovy module that engines lack.
 */
final class EngineOwnedCode {
    private static final Set<String> MARKERS = Set.of(
            "org/cogrid/core/CogridException.class",
            "org/cogrid/config/package-info.class",
            "org/cogrid/client/Client.class",
            "org/cogrid/node/EngineNode.class",
            "com/hazelcast/core/HazelcastInstance.class",
            "groovy/lang/Closure.class");
    private final Set<String> places;

    EngineOwnedCode() {
        ClassLoader own = EngineOwnedCode.class.getClassLoader();
        places = MARKERS.stream()
                .flatMap(marker -> Stream.ofNullable(place(own, marker)))
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean contains(String className, URL resource, String resourceName) {
        return EngineOwn.isShared(className) && places.contains(CodeLocation.of(resource, resourceName));
    }

    private static @Nullable String place(@Nullable ClassLoader loader, String marker) {
        URL resource =
                Objects.requireNonNull(loader, "the client is not a boot class").getResource(marker);
        return resource == null ? null : CodeLocation.of(resource, marker);
    }
}
