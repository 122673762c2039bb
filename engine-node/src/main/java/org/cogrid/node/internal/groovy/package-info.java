/** A Groovy session: values, functions, classes and imports of one text are there for the next. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.groovy;

import org.jspecify.annotations.NullMarked;
