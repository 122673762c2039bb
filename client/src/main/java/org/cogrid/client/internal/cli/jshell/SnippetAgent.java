package org.cogrid.client.internal.cli.jshell;

import java.lang.instrument.Instrumentation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the JVM's way to redefine classes, if the JVM was started with this jar as an agent. Public because the JVM
 * calls it.
 */
public final class SnippetAgent {
    private static volatile @Nullable Instrumentation given; // written once, before main

    private SnippetAgent() {}

    /** Called by the JVM. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        given = instrumentation;
    }

    static Optional<Instrumentation> instrumentation() {
        return Optional.ofNullable(given);
    }
}
