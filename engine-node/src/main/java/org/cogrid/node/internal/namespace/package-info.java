/**
 * An engine's live values and definitions. Begin with {@code LiveValues}, the map of values that tasks read and write;
 * it remembers which names a task used. {@code DefinitionStore} keeps the definitions of texts in the grid. {@code
 * Renewals} copies values of an earlier version of a program into the present version. {@code Namespace}, in {@code engine},
 * joins these with the grid copies of {@code mirror}. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.namespace;

import org.jspecify.annotations.NullMarked;
