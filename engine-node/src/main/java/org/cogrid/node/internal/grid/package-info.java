/**
 * The engine's member in the grid, and its entry in the list of engines. Begin with {@code GridMember}, which joins or
 * makes the grid, and {@code EngineRegistry}, which claims the engine's id. {@code ConnectionUpkeep} keeps the
 * connection file up to date, and {@code ControlCalls} ask the engines of other members. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.grid;

import org.jspecify.annotations.NullMarked;
