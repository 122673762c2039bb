/** What the shell offers and highlights while a line is typed. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.shell.complete;

import org.jspecify.annotations.NullMarked;
