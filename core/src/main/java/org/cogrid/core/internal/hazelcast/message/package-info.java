/**
 * Gives Hazelcast the bytes of messages in its own form, so that it copies them once on each side. Apart from the rest of
 * what adapts Hazelcast, because the registration of Cogrid's types needs it. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.hazelcast.message;

import org.jspecify.annotations.NullMarked;
