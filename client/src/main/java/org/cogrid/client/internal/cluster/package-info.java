/** Engines on this machine, in this JVM or in others: started, restarted and ended. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cluster;

import org.jspecify.annotations.NullMarked;
