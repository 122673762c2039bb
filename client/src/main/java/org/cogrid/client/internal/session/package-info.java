/** One client's connection to the grid, put together. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.session;

import org.jspecify.annotations.NullMarked;
