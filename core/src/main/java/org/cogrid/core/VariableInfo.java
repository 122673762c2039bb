package org.cogrid.core;

import java.io.Serializable;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One variable of an engine's namespace.
 *
 * @param name its name
 * @param type its value's class name, {@code null} when the value is {@code null}
 * @param bytes the size of its grid copy, or an estimate; -1 when unknown
 * @param copy how the grid copy stands
 * @param age how far the grid copy may lag behind the live value; {@code null} when there is none
 * @param note why a value is live only, or why the grid has not got its newest copy, or whether the value was carried over into
 *     a newer version of its class, or why it can't be; else empty. Its first line says it in short, as tables show it
 */
public record VariableInfo(
        String name,
        @Nullable String type,
        long bytes,
        Copy copy,
        @Nullable Duration age,
        String note) implements Serializable {
    /** How the grid copy stands. */
    public enum Copy {
        /** Equal to the live value, as far as is known. */
        CURRENT,
        /** Behind the live value. */
        BEHIND,
        /** There is none: the value can't be serialized, is too large, or is kept live by configuration. */
        LIVE_ONLY,
        /** Only the grid copy is there; it becomes live at its first use. */
        GRID_ONLY
    }

    public VariableInfo {
        Objects.requireNonNull(name, "name");
    }

    /** How far the grid copy may lag behind, if there is one. */
    public Optional<Duration> copyAge() {
        return Optional.ofNullable(age);
    }
}
