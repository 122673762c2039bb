/**
 * Compiles the text of a script into a class. Begin with {@code TextCompiler}. Its compiler customizers route calls and
 * variables to the session, and {@code Declarations} records what the text defines. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.groovy.compile;

import org.jspecify.annotations.NullMarked;
