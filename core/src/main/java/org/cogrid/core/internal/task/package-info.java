/** The tasks a client can send, and what they see where they run. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.task;

import org.jspecify.annotations.NullMarked;
