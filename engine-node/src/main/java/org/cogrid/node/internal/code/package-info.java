/**
 * The clients' code on an engine. Begin with {@code EngineCode}: it gives each task the loader of its code, and names the
 * manifest of each value that leaves the engine. {@code loader} has the class loaders, and {@code use} knows which code is
 * in use. {@code CodeCollector} removes the rest from this engine and from the grid. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.code;

import org.jspecify.annotations.NullMarked;
