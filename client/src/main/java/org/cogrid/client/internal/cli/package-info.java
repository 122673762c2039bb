/** The command line {@code cogrid}, one file a command. The only place that knows picocli. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cli;

import org.jspecify.annotations.NullMarked;
