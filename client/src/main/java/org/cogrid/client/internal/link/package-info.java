/**
 * Sends one message to one engine and receives the answer.
 *
 * <p>Begin with {@link org.cogrid.client.internal.link.SealedLink}, which seals messages and checks answers. {@code
 * HazelcastLink} carries them; tests use other links. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.link;

import org.jspecify.annotations.NullMarked;
