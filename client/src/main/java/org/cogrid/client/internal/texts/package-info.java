/**
 * Runs a Groovy text on several engines and shows what it prints, for {@code cogrid exec} and the shell's {@code %px}.
 *
 * <p>Begin with {@link org.cogrid.client.internal.texts.TextRuns}; {@code EngineTargets} reads which engines are meant.
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.texts;

import org.jspecify.annotations.NullMarked;
