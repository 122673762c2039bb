package org.cogrid.client.internal.cluster.launch;

import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The locale of an engine's JVM. Java reads file names in the locale's encoding. In the locales C and POSIX, which most
 * containers have, file names with non-ASCII characters could be neither read nor written.
 */
final class Utf8Locale {
    private static final String UTF_8 = "C.UTF-8";
    private static final Set<String> ASCII_ONLY = Set.of("C", "POSIX");

    private Utf8Locale() {}

    /** Sets the encoding to UTF-8 where it would be ASCII. Has no effect where there is no such locale. */
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
