package org.cogrid.core.function;

import java.io.Serializable;

/** A function of four arguments without a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Action4<A, B, C, D> extends Serializable {
    /** Runs on the engine's thread. */
    void run(A a, B b, C c, D d) throws Exception;
}
