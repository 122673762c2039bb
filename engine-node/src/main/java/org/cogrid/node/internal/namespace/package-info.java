/**
 * An engine's values: the live ones, and their copies in the grid.
 *
 * <ul>
 *   <li>{@code LiveValues} is the truth: a map that tasks read and write, which remembers the names they used
 *   <li>{@code Mirror} keeps the grid copies in step between tasks; {@code Planner} decides what to look at next, {@code
 *       Lineup} in which order, {@code Budget} what may be spent on it, {@code Inspector} whether a value has changed, {@code
 *       Outbox} sends
 *   <li>{@code Definitions} keeps what the session has defined
 * </ul>
 *
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.namespace;

import org.jspecify.annotations.NullMarked;
