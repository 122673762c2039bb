/**
 * The places that classes are read from: jars and folders.
 *
 * <p>Begin with {@link org.cogrid.client.internal.code.jar.JarUnits}, which tells the jars that travel whole from those
 * whose classes travel one by one. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.code.jar;

import org.jspecify.annotations.NullMarked;
