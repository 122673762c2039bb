/**
 * Decides which classes and jars must share a loader: these form a code group, identified by the hash of its content.
 *
 * <p>Begin with {@link org.cogrid.client.internal.code.group.Grouping}, which starts a {@code GroupSearch} for a class. The
 * search goes from each class to those it mentions; the classes and jars it meets are its {@code Vertices}. {@code
 * LibraryJars} makes the groups of the jars of {@code addJars}. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.code.group;

import org.jspecify.annotations.NullMarked;
