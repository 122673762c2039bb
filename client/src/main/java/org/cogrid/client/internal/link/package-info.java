/**
 * Sends one message to one engine and receives the answer.
 *
 * <p>Begin with {@link org.cogrid.client.internal.link.SealedLink}, which signs each message with the grid's secret and
 * checks the signature of the answer. {@code HazelcastLink} carries them; tests use other links. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.link;

import org.jspecify.annotations.NullMarked;
