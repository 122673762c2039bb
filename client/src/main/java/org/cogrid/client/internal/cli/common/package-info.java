/**
 * What all commands share.
 *
 * <p>{@code GridChoice} finds the grid that a command works on; begin there. {@code CtrlC} and {@code PipeWatch} end a
 * command early, and {@code Failures} and {@code WrongUsage} print its errors. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.cli.common;

import org.jspecify.annotations.NullMarked;
