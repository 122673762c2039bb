/** The interactive shell: a prompt with the engines at hand. The only place that uses JLine. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.shell;

import org.jspecify.annotations.NullMarked;
