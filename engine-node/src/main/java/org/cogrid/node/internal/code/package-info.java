/**
 * The clients' code on an engine. Begin with {@code EngineCode}: it gives tasks the loaders of their code and values
 * that leave their manifests. {@code CodeCollector} removes code that nobody uses, from this engine and from the grid.
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.code;

import org.jspecify.annotations.NullMarked;
