/** The JDK's shell on a grid, and what it needs in the process where snippets run. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cli.jshell;

import org.jspecify.annotations.NullMarked;
