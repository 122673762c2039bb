package org.cogrid.core.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A function of zero arguments with a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Fn0<R extends @Nullable Object> extends Serializable {
    /** Runs on the engine's thread. */
    R call() throws Exception;
}
