package org.cogrid.core.function;

import java.io.Serializable;

/** A function of one argument without a result, that can travel to an engine and may throw anything. */
@FunctionalInterface
public interface Action1<A> extends Serializable {
    /** Runs on the engine's thread. */
    void run(A a) throws Exception;
}
