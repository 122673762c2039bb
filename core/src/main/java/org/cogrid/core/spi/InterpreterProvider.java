package org.cogrid.core.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens interpreters in this JVM. Implemented by engine-node and found by {@link java.util.ServiceLoader}. */
public interface InterpreterProvider {
    /**
     * Opens a session that keeps its variables in {@code variables}, and starts with those in it.
     *
     * @param variables a map that allows {@code null} values and reads by other threads
     * @param libraries the loader that finds the classes of texts
     */
    Interpreter open(Map<String, @Nullable Object> variables, ClassLoader libraries);
}
