/** Groovy texts as one lasting session: values, functions, classes and imports of one text are there for the next. */
@NullMarked
package org.cogrid.node.internal.groovy;

import org.jspecify.annotations.NullMarked;
