/**
 * Gives the names in a text their meaning: imports, definitions of earlier texts, and the loaders of their classes. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.groovy.scope;

import org.jspecify.annotations.NullMarked;
