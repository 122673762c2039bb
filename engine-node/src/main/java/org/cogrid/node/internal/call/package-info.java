/** How anything callable is called: its parameters found, arguments bound and coerced. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.call;

import org.jspecify.annotations.NullMarked;
