/** How {@code cogrid run} compiles, loads and runs a user's program. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cli.program;

import org.jspecify.annotations.NullMarked;
