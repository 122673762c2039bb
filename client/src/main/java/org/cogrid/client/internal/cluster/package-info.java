/** Starting and ending engines on this machine, in this JVM or in others. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cluster;

import org.jspecify.annotations.NullMarked;
