/** Threads that wait, and threads that run callbacks. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.threads;

import org.jspecify.annotations.NullMarked;
