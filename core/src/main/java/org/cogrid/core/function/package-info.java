/**
 * The types of functions that an engine can run, by number of parameters. {@code Fn0} to {@code Fn4} return a value,
 * {@code Action0} to {@code Action4} do not. A lambda of one of these types is serializable and may throw any
 * exception. {@link org.cogrid.core.function.Action#action} turns an action into a function.
 */
@NullMarked
package org.cogrid.core.function;

import org.jspecify.annotations.NullMarked;
