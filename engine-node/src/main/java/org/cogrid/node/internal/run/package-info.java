/** How user code runs on an engine's thread: how it is called, stopped, kept from ending the JVM, and heard. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.run;

import org.jspecify.annotations.NullMarked;
