/**
 * The forms of a call. {@link org.cogrid.client.call.Call} is a function with its arguments. The other interfaces have
 * one method for each number of arguments; they are generated, and a view inherits them. Programs use them through a
 * view.
 */
@NullMarked
package org.cogrid.client.call;

import org.jspecify.annotations.NullMarked;
