/** How tasks run one at a time: the loop, the runner and the end of each. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.task;

import org.jspecify.annotations.NullMarked;
