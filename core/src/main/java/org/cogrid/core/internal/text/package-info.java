/** Values as text for people, wherever they are shown. Not public API; may change. */
@NullMarked
package org.cogrid.core.internal.text;

import org.jspecify.annotations.NullMarked;
