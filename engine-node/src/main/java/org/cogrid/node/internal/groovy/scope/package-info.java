/** What names in a text can mean: imports, definitions and loaders. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.groovy.scope;

import org.jspecify.annotations.NullMarked;
