/**
 * Compiles, loads and runs a user's program, for {@code cogrid run}.
 *
 * <p>Begin with {@code UserProgram}, which has one implementation for each form: a Groovy script, a Java file and a
 * compiled class. {@code UserLine} finds the line of the program for error messages. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cli.program;

import org.jspecify.annotations.NullMarked;
