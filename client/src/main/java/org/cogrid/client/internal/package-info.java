/**
 * The implementation behind the client's public types.
 *
 * <p>A call takes this path: {@code view} builds the task, {@code task} holds its options, {@code code} sends its
 * classes, {@code channel} sends it to its engine and brings back the outcome. {@code session} connects these parts to
 * one grid, and {@code grid} finds the grid and follows its engines. {@code cluster} starts and stops engines; {@code
 * cli} and {@code shell} are the commands. Begin with {@link org.cogrid.client.internal.GridConnection}, the interface
 * between the public types and all of this. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal;

import org.jspecify.annotations.NullMarked;
