/**
 * Gives the names in a text their meaning. Begin with {@code Definitions}, which knows the imports, functions and classes
 * of earlier texts that are in force. {@code ImportedNames} finds what an import names, and {@code TextLoader} has the
 * classes of a text. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.groovy.scope;

import org.jspecify.annotations.NullMarked;
