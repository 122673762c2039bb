/**
 * The forms in which a program can write a call. Begin with {@link org.cogrid.client.call.Call}, a function with its
 * arguments; a {@code MapCall} is a function with the sequences of its arguments. The interfaces whose names end in {@code
 * Calls} have a method for each number of arguments. They are generated, and views inherit them. {@code OnReference} and
 * {@code MultiOnReference} are what {@code view.on(reference)} gives: calls whose first argument is that value.
 */
@NullMarked
package org.cogrid.client.call;

import org.jspecify.annotations.NullMarked;
