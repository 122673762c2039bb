/**
 * Shows values and failures in the shell.
 *
 * <p>Begin with {@link org.cogrid.client.internal.shell.show.Display} for values and {@link
 * org.cogrid.client.internal.shell.show.ErrorText} for failures. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.shell.show;

import org.jspecify.annotations.NullMarked;
