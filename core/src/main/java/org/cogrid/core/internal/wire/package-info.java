/** How tasks and replies travel: sealed messages in member-targeted executor tasks. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.wire;

import org.jspecify.annotations.NullMarked;
