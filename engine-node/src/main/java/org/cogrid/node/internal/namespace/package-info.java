/**
 * An engine's namespace: its live values, which tasks read and write, and its definitions.
 *
 * <ul>
 *   <li>{@code LiveValues} is the truth: a map that remembers the names tasks used
 *   <li>{@code Definitions} keeps what the session has defined
 *   <li>{@code Renewals} lets values of an earlier version of a program fit the present one
 * </ul>
 *
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.namespace;

import org.jspecify.annotations.NullMarked;
