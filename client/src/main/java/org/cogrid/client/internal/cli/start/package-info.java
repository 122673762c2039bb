/** The commands that start engines, and what they show meanwhile. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cli.start;

import org.jspecify.annotations.NullMarked;
