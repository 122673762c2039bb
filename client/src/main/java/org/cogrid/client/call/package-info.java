/** The forms of a call: a function and its arguments, in every number a view takes. */
@NullMarked
package org.cogrid.client.call;

import org.jspecify.annotations.NullMarked;
