/**
 * Completion and colours while a line is typed.
 *
 * <p>Begin with {@code Suggestions}, which knows what can follow; the other public classes connect it to JLine. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.shell.complete;

import org.jspecify.annotations.NullMarked;
