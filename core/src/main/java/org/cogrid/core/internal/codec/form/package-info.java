/**
 * The compact forms of values that need no graph: scalars, text, References, primitive arrays and lambdas. Begin with
 * {@code PlainValues}. The first byte of every encoded value is a {@code Tag} that names its form; {@code
 * EncodedOutput} collects the bytes. Not public API; may change.
 */
@NullMarked
package org.cogrid.core.internal.codec.form;

import org.jspecify.annotations.NullMarked;
