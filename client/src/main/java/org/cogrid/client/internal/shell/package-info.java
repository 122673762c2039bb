/**
 * The interactive Groovy shell, {@code cogrid shell}.
 *
 * <p>Begin with {@link org.cogrid.client.internal.shell.Shell}: at a terminal it runs a {@code Prompt}, otherwise a
 * {@code ScriptInput}. {@code session} runs a line, {@code show} prints values and failures, {@code complete}
 * completes, and {@code syntax} knows enough Groovy for that. What draws on the terminal with JLine is here and in {@code complete}. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.shell;

import org.jspecify.annotations.NullMarked;
