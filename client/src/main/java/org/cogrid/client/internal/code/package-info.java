/** Finds what code a function or value needs and puts it in the grid. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.code;

import org.jspecify.annotations.NullMarked;
