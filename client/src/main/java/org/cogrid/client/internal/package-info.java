/**
 * The implementation behind the client's public types.
 *
 * <p>Begin with {@link org.cogrid.client.internal.GridConnection}, the interface between the public types and all of this;
 * {@code connection} implements it for one grid. A call takes this path: {@code view} builds the task, {@code code} sends its classes, {@code channel} sends it to its engine over a {@code link}, and {@code result} is what the
 * program holds meanwhile; {@code task} is how these know each other. {@code output} and {@code progress} tell what happens to tasks, and {@code threads} has the
 * threads for that.
 *
 * <p>{@code grid} finds the grid and follows its engines, {@code control} asks and commands engines, {@code map} gives
 * programs the grid's maps, and {@code cluster} starts and stops engines. {@code cli} has the commands and {@code shell}
 * the interactive shell; {@code status}, {@code table} and {@code texts} are what they show and run. {@code groovy} adds to the public
 * types for Groovy programs. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal;

import org.jspecify.annotations.NullMarked;
