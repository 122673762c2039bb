/** Which classes must share a loader, and what identifies them. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.code.group;

import org.jspecify.annotations.NullMarked;
