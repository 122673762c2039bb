/**
 * Runs the lines of the shell.
 *
 * <p>Begin with {@link org.cogrid.client.internal.shell.session.ShellSession}, which decides what a line is: a command
 * ({@code Commands}), a {@code %px} line for engines ({@code EngineLineRuns}), or Groovy that runs here. {@code
 * LineRunner} runs it on its own thread so that Ctrl-C can end it. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.shell.session;

import org.jspecify.annotations.NullMarked;
