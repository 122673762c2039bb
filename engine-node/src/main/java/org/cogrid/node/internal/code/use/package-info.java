/** Which code is still in use, and by whom. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.code.use;

import org.jspecify.annotations.NullMarked;
