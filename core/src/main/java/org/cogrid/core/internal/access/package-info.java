/** How a program gets into a grid: connection file, secret, lock, addresses and processes. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.access;

import org.jspecify.annotations.NullMarked;
