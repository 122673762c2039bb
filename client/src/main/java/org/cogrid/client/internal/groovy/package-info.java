/** What Groovy programs see in addition: the extension module and its transformation. Loaded only where Groovy is. Not public API; may change. */
@NullMarked
package org.cogrid.client.internal.groovy;

import org.jspecify.annotations.NullMarked;
