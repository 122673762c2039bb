/** The code that an engine holds for its clients. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.code;

import org.jspecify.annotations.NullMarked;
