/**
 * The command line {@code cogrid}. Begin with {@link org.cogrid.client.internal.cli.CogridMain}, which lists the
 * commands; each has a class whose name ends in {@code Command}. A command reads its options and calls the client's public
 * types or the packages beside this one. {@code common} has what commands share; {@code start}, {@code program} and {@code
 * jshell} have the larger ones. Only this package and those below it use picocli. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cli;

import org.jspecify.annotations.NullMarked;
