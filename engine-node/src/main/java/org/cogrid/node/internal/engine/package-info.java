/** An engine put together: its endpoint, its reports, its controls and its end. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.engine;

import org.jspecify.annotations.NullMarked;
