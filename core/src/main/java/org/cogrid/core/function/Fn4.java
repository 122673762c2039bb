package org.cogrid.core.function;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A function of four arguments with a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Fn4<A, B, C, D, R extends @Nullable Object> extends Serializable {
    /** Runs on the engine's thread. */
    R call(A a, B b, C c, D d) throws Exception;
}
