/** One grid member that hosts one engine: as a library, and as a program. */
@NullMarked
package org.cogrid.node;

import org.jspecify.annotations.NullMarked;
