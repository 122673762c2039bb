/**
 * Keeps the grid copies of an engine's values up to date between tasks. Begin with {@code Mirror}, which does the work.
 * {@code Planner} decides which value to look at next, {@code Lineup} in which order, and {@code Budget} how much time
 * that may take. {@code Inspector} finds out whether a value has changed, and {@code Outbox} sends copies to the grid.
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.mirror;

import org.jspecify.annotations.NullMarked;
