/** What Groovy programs see in addition: an extension module. Loaded only where Groovy is. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.dsl;

import org.jspecify.annotations.NullMarked;
