/** What a line of the shell does: commands, Groovy, and texts sent to engines. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.shell.session;

import org.jspecify.annotations.NullMarked;
