package org.cogrid.core.internal.task;

import java.util.Optional;
import org.cogrid.core.Engine;
import org.jspecify.annotations.Nullable;

/** Which engine a thread works for: set by the engine's thread, inherited by the threads its tasks start. */
public final class CurrentEngine {
    private static final InheritableThreadLocal<@Nullable Engine> ENGINE = new InheritableThreadLocal<>();

    private CurrentEngine() {}

    /** The engine of this thread, or an error that says there is none. */
    public static Engine get() {
        return find().orElseThrow(() -> new IllegalStateException(
                "Engine.current() was called outside an engine: it works in functions and scripts that run on one"));
    }

    /** The engine of this thread, if it works for one. */
    public static Optional<Engine> find() {
        return Optional.ofNullable(ENGINE.get());
    }

    /** From now on this thread, and those it starts, work for {@code engine}. */
    public static void set(Engine engine) {
        ENGINE.set(engine);
    }
}
