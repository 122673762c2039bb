/**
 * Finds the classes that a class mentions, by reading class files without loading them.
 *
 * <p>Begin with {@link org.cogrid.client.internal.code.graph.ClassGraph}. {@code RuntimeClasses} has the bytes of
 * classes that were compiled while the program ran. {@code PackageMates} finds classes that must share a loader because
 * they use package-private members. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.code.graph;

import org.jspecify.annotations.NullMarked;
