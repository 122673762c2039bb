/**
 * Decides which classes and jars must share a loader: these form a code group, identified by the hash of its content.
 *
 * <p>Begin with {@link org.cogrid.client.internal.code.group.Grouping}, which starts a {@code GroupSearch} for a class.
 * The graph of the search has the {@code Vertices} of one loader. {@code LibraryJars} does the same for the jars of
 * {@code addJars}. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.code.group;

import org.jspecify.annotations.NullMarked;
