package org.cogrid.node.internal.groovy;

import java.util.Map;
import org.cogrid.core.spi.Interpreter;
import org.cogrid.core.spi.InterpreterProvider;
import org.jspecify.annotations.Nullable;

/** Opens sessions for a shell, whose module does not depend on this one. */
public final class LocalInterpreters implements InterpreterProvider {
    /** Made by the service loader. */
    public LocalInterpreters() {}

    @Override
    public Interpreter open(Map<String, @Nullable Object> variables, ClassLoader libraries) {
        return new LocalInterpreter(variables, libraries);
    }
}
