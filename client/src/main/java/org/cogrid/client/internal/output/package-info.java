/** What tasks print, on its way to those who wait for them and to listeners. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.output;

import org.jspecify.annotations.NullMarked;
