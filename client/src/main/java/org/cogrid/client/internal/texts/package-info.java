/** Groovy texts on several engines, for the command line and the shell: on which, and what they print. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.texts;

import org.jspecify.annotations.NullMarked;
