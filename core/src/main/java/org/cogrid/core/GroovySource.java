package org.cogrid.core;

import java.io.Serializable;
import java.util.Objects;

/**
 * A function given as Groovy source, compiled on the engine with the session's imports and classes.
 *
 * @param text a closure such as {@code { k -> k * n }}
 */
public record GroovySource(String text) implements EngineFunction, Serializable {
    public GroovySource {
        Objects.requireNonNull(text, "text");
    }

    /** A function from Groovy source: {@code groovy("{ k -> k * n }")}. */
    public static GroovySource groovy(String text) {
        return new GroovySource(text);
    }
}
