/** An engine: its door, the sessions of its clients, its queue and the thread that runs tasks. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.engine;

import org.jspecify.annotations.NullMarked;
