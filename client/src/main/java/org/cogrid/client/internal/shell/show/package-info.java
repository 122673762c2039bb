/** How the shell shows values and failures. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.shell.show;

import org.jspecify.annotations.NullMarked;
