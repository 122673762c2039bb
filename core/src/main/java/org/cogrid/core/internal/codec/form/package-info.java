/** Values that need no graph: plain values, arrays and lambdas in compact forms. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.codec.form;

import org.jspecify.annotations.NullMarked;
