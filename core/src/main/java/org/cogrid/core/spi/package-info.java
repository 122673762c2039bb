/** What engine-node offers to client without either knowing the other. */
@NullMarked
package org.cogrid.core.spi;

import org.jspecify.annotations.NullMarked;
