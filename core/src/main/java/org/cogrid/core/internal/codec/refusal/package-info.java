/**
 * Makes the error for a value that can't be encoded or decoded. Begin with {@code Refusal}, which writes the message.
 * {@code CulpritSearch} finds the object that is at fault, and {@code PathNames} writes the path to it as its user
 * would, such as {@code argument 0.owner.out}. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.codec.refusal;

import org.jspecify.annotations.NullMarked;
