/**
 * The sequences that users give.
 *
 * <p>Begin with {@code Items}, which takes the items of several sequences in step. It has a {@code ItemColumn} for each. Not
 * public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.sequence;

import org.jspecify.annotations.NullMarked;
