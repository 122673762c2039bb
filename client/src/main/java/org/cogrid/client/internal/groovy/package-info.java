/** The only place in the client, but for its extension module, that imports Groovy. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.groovy;

import org.jspecify.annotations.NullMarked;
