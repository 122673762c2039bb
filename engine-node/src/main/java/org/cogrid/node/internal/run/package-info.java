/** How user code is started, stopped and kept from ending the JVM. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.run;

import org.jspecify.annotations.NullMarked;
