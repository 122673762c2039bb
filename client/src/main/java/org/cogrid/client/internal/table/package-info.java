/**
 * Prints tables for people, as wide as the terminal allows. Begin with {@link org.cogrid.client.internal.table.Table}: it
 * takes {@code Column}s and rows of strings, and knows nothing of their meaning. {@code Screen} knows how wide the terminal
 * is. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.table;

import org.jspecify.annotations.NullMarked;
