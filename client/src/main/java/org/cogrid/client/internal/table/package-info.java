/** Tables for people: as wide as the terminal allows. Knows nothing of what they show. */
@NullMarked
package org.cogrid.client.internal.table;

import org.jspecify.annotations.NullMarked;
