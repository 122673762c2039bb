/**
 * A Groovy session: later texts see the variables, functions, classes and imports of earlier ones. Begin with {@code
 * GroovySession}. It compiles a text ({@code compile}), gives names their meaning ({@code scope}) and runs the result
 * ({@code script}). {@code LocalInterpreter} is a session without an engine. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.groovy;

import org.jspecify.annotations.NullMarked;
