/** From the text of a script to its class. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.groovy.compile;

import org.jspecify.annotations.NullMarked;
