/**
 * Sends one message to one engine and receives the answer. {@code HazelcastLink} carries
 * them; tests use other {@code EngineLink}s. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.link;

import org.jspecify.annotations.NullMarked;
