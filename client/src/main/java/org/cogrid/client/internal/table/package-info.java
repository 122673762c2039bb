/**
 * Tables for people, as wide as the terminal allows. Begin with {@link org.cogrid.client.internal.table.Table}: it
 * takes columns and rows of texts, and knows nothing of their meaning.
 */
@NullMarked
package org.cogrid.client.internal.table;

import org.jspecify.annotations.NullMarked;
