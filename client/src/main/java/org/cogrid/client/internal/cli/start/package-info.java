/**
 * The commands that start engines: {@code cogrid start} and {@code cogrid engine}.
 *
 * <p>Begin with {@code StartCommand}. {@code StartProgress} and {@code StartedText} are what it prints; {@code
 * Foreground} keeps it running with its engines. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cli.start;

import org.jspecify.annotations.NullMarked;
