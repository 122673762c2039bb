/**
 * Makes Cogrid's daemon threads, so that they belong to no caller's thread group. See {@code LibraryThreads}. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.threads;

import org.jspecify.annotations.NullMarked;
