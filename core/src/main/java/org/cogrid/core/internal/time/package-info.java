/**
 * Checks the durations that users give, and limits them to a hundred years, so that no computation overflows. See
 * {@code Durations}. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.time;

import org.jspecify.annotations.NullMarked;
