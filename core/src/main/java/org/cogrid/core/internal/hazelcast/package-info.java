/** How Hazelcast is kept quiet, checked and made to fit. The only place that may use its internals. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.hazelcast;

import org.jspecify.annotations.NullMarked;
