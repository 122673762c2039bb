/**
 * Completion and colours while a line is typed.
 *
 * <p>Begin with {@code Suggestions}, which knows what can follow. The classes with {@code Shell} in their names connect it
 * to JLine; {@code EngineNames} and {@code Members} know the names to suggest. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.shell.complete;

import org.jspecify.annotations.NullMarked;
