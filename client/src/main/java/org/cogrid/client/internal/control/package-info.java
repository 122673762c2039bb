/** Asking engines how they are, and telling them to stop what they do. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.control;

import org.jspecify.annotations.NullMarked;
