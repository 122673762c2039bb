/** Where the text goes that tasks print. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.output;

import org.jspecify.annotations.NullMarked;
