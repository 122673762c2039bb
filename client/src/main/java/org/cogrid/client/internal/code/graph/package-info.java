/** Which classes a class needs, read from their bytes. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.code.graph;

import org.jspecify.annotations.NullMarked;
