package org.cogrid.core;

import java.io.Serializable;
import java.util.Objects;

/**
 * Stands for a value in an engine's namespace; the value takes its place where the task runs, at the task's start. Nothing
 * is copied: the function sees the very object the engine holds. A missing name fails the task.
 *
 * <p>Allowed anywhere in the arguments of a call: nested to any depth in lists, sets, map values, arrays and records.
 *
 * @param path a variable's name, optionally followed by properties and indexes: {@code a}, {@code a.b}, {@code g[0]}
 * @param engineId the engine whose namespace is meant, or {@link #HERE} for the engine that runs the task
 * @param <T> the value's type, for the compiler only
 */
public record Reference<T>(String path, int engineId) implements Argument, EngineFunction, Serializable {
    /** The engine that runs the task. */
    public static final int HERE = -1;

    public Reference {
        Objects.requireNonNull(path, "path");
        if (path.isBlank()) {
            throw new IllegalArgumentException(
                    "a Reference needs a name, such as ref(\"a\"), ref(\"a.b\") or ref(\"g[0]\")");
        }
    }

    /** The value called {@code path} where the task runs. */
    public static Reference<Object> ref(CharSequence path) {
        return new Reference<>(path.toString(), HERE);
    }

    /** The value called {@code path} where the task runs, with its type for the compiler. */
    public static <T> Reference<T> ref(CharSequence path, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return new Reference<>(path.toString(), HERE);
    }

    /**
     * The value called {@code path} on that engine, taken from its grid copy: member to member, as of the tasks this client
     * sent to that engine before.
     */
    public static Reference<Object> ref(EngineAddress engine, CharSequence path) {
        return new Reference<>(path.toString(), engine.id());
    }

    /** As {@link #ref(EngineAddress, CharSequence)}, with the value's type for the compiler's sake. */
    public static <T> Reference<T> ref(EngineAddress engine, CharSequence path, Class<T> type) {
        Objects.requireNonNull(type, "type");
        return new Reference<>(path.toString(), engine.id());
    }

    /** Whether this means the engine that runs the task. */
    public boolean isHere() {
        return engineId == HERE;
    }

    @Override
    public String toString() {
        return isHere() ? "ref(" + path + ")" : "ref(engine " + engineId + ", " + path + ")";
    }
}
