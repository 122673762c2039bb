/** One exchange with one engine: sealed, sent by Hazelcast, answered. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.link;

import org.jspecify.annotations.NullMarked;
