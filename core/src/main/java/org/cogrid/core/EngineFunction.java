package org.cogrid.core;

/** A function that is found, or compiled from text, on the engine that runs it: a {@link Reference} or {@link GroovySource}. */
public sealed interface EngineFunction permits Reference, GroovySource {}
