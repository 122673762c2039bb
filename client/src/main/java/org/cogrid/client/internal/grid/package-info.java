/**
 * Finds a grid, connects to it and follows its engines.
 *
 * <p>Begin with {@code ConnectionFinder}, which finds the grid's connection file, then {@code GridConnector}, which
 * connects to it. {@code EngineWatch} knows the engines that are there: it receives the grid's events, and {@code
 * EngineList} decides what they mean. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.grid;

import org.jspecify.annotations.NullMarked;
