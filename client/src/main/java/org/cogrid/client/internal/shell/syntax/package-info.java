/** As much of the syntax of Groovy as a prompt needs: tokens, and whether a statement is complete. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.shell.syntax;

import org.jspecify.annotations.NullMarked;
