/**
 * The copies of an engine's values in the grid, kept in step with the live values between tasks.
 *
 * <ul>
 *   <li>{@code Mirror} does it; {@code Planner} decides what to look at next, {@code Lineup} in which order, {@code Budget} what may be
 *       spent on it, {@code Inspector} whether a value has changed, {@code Outbox} sends
 * </ul>
 *
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.mirror;

import org.jspecify.annotations.NullMarked;
