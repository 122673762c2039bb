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
 * @param copy whether the grid copy is current
 * @param age how far the grid copy may lag behind the live value; {@code null} when there is none
 * @param note why the value is or was live only, why its grid copy is not the newest, or whether it was renewed into a newer
 *     version of its class and if not, why; otherwise empty. Tables show its first line only
 */
public record VariableInfo(
        String name,
        @Nullable String type,
        long bytes,
        Copy copy,
        @Nullable Duration age,
        String note) implements Serializable {
    /** Whether the grid copy is current. */
    public enum Copy {
        /** Equal to the live value, as far as is known. */
        CURRENT,
        /** Behind the live value. */
        BEHIND,
        /** There is no grid copy: the value can't be serialized, is too large, or is kept live by configuration. */
        LIVE_ONLY,
        /** Only the grid copy exists so far; the value becomes live at its first use. */
        GRID_ONLY,
        /** The value was live only when its engine ended. Reading it fails until the variable is assigned again or removed. */
        LOST
    }

    public VariableInfo {
        Objects.requireNonNull(name, "name");
    }

    /** How far the grid copy may lag behind, if there is one. */
    public Optional<Duration> copyAge() {
        return Optional.ofNullable(age);
    }
}
