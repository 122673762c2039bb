/** Why a value cannot travel, told by the path to the part that cannot. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.codec.refusal;

import org.jspecify.annotations.NullMarked;
