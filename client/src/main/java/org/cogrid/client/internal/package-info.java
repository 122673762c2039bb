/** What the public types of the client stand on. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal;

import org.jspecify.annotations.NullMarked;
