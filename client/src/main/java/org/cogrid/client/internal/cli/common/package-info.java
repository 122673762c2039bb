/** What all commands share: the choice of a grid, interrupts, broken pipes and failures. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.cli.common;

import org.jspecify.annotations.NullMarked;
