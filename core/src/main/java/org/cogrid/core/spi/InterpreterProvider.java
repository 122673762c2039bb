package org.cogrid.core.spi;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens interpreters in this JVM. Implemented by engine-node and found by {@link java.util.ServiceLoader}. */
public interface InterpreterProvider {
    /**
     * A session that starts with these variables, and keeps them in that map.
     *
     * @param variables must allow {@code null} values, and other threads to read it
     * @param libraries where texts find classes
     */
    Interpreter open(Map<String, @Nullable Object> variables, ClassLoader libraries);
}
