/**
 * The command line {@code cogrid}, with one file for each command. Begin with {@link
 * org.cogrid.client.internal.cli.CogridMain}, which lists the commands. A command reads its options and calls the
 * client's public types or the packages beside this one. Only this package and those below it use picocli. Not public
 * API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cli;

import org.jspecify.annotations.NullMarked;
