/**
 * The command {@code cogrid jshell}: the JDK's JShell with a connected client.
 *
 * <p>Begin with {@code JShellSession}, which starts JShell in this JVM. The {@code Snippet…} classes run the snippets:
 * a redefined class keeps its variables, and Ctrl-C ends a snippet with its task. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cli.jshell;

import org.jspecify.annotations.NullMarked;
