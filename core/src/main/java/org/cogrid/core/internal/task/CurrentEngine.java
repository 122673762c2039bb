package org.cogrid.core.internal.task;

import java.util.Optional;
import org.cogrid.core.Engine;
import org.jspecify.annotations.Nullable;

/** The engine that a thread works for. The engine's thread sets it; the threads that its tasks start inherit it. */
public final class CurrentEngine {
    private static final InheritableThreadLocal<@Nullable Engine> ENGINE = new InheritableThreadLocal<>();

    private CurrentEngine() {}

    /** The engine of this thread; throws if there is none. */
    public static Engine get() {
        return find().orElseThrow(() -> new IllegalStateException(
                "Engine.current() was called outside an engine: it works in functions and scripts that run on one"));
    }

    /** The engine of this thread, if it works for one. */
    public static Optional<Engine> find() {
        return Optional.ofNullable(ENGINE.get());
    }

    /** Makes this thread, and the threads it starts from now on, work for {@code engine}. */
    public static void set(Engine engine) {
        ENGINE.set(engine);
    }
}
