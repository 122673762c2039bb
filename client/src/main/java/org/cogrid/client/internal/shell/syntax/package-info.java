/**
 * The part of Groovy's syntax that a prompt needs.
 *
 * <p>Begin with {@link org.cogrid.client.internal.shell.syntax.Completeness}, which tells the prompt whether a text is
 * complete. {@code Scanner} splits the text into tokens. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.shell.syntax;

import org.jspecify.annotations.NullMarked;
