/** The functions an engine can run, by number of parameters: {@code Fn0} to {@code Fn4} return a value, {@code Action0} to {@code Action4} do not. */
@NullMarked
package org.cogrid.core.function;

import org.jspecify.annotations.NullMarked;
