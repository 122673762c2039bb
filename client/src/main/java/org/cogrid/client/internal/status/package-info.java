/**
 * Shows grids, engines and logs, for the commands {@code status}, {@code list} and {@code logs}.
 *
 * <p>Begin with {@code UserGrids}, which finds the grids. {@code StatusTable} and {@code StatusJson} print them, and
 * {@code LogReader} follows a log. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.status;

import org.jspecify.annotations.NullMarked;
