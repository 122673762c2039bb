/** The class loaders of an engine: one for each group of classes that belong together. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.code.loader;

import org.jspecify.annotations.NullMarked;
