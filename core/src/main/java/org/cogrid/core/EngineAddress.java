package org.cogrid.core;

/** Anything that stands for one engine: a client's view of it, or the {@link Engine} itself. */
public interface EngineAddress {
    /** The engine's id. */
    int id();
}
