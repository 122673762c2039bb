/** Code units and manifests: what code a value or function needs, by content hash. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.code;

import org.jspecify.annotations.NullMarked;
