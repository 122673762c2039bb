package org.cogrid.client.internal.cluster.launch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The locale that an engine's JVM starts in. Java takes file names to be in its encoding: in the locale of C and POSIX, which containers
 * mostly have, names with other characters than ASCII could be neither read nor written.
 */
final class Utf8Locale {
    private static final String UTF_8 = "C.UTF-8";
    private static final Set<String> ASCII_ONLY = Set.of("C", "POSIX");

    private Utf8Locale() {}

    /** Has the encoding be UTF-8 where it would be ASCII; where there is no such locale, that changes nothing. */
    static void in(Map<String, String> environment) {
        String locale = Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("C");
        if (ASCII_ONLY.contains(locale)) {
            environment.put("LC_CTYPE", UTF_8);
            environment.computeIfPresent("LC_ALL", (name, value) -> value.isEmpty() ? value : UTF_8);
        }
    }
}
