/** Starting an engine's process: its command, heap, class archive and log. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cluster.launch;

import org.jspecify.annotations.NullMarked;
