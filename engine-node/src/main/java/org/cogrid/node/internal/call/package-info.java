/**
 * Calls whatever a user passes as a function. Begin with {@code FunctionCaller}. A {@code Callee} is a closure, lambda
 * or object with a {@code call} method; its {@code Signature}s say which arguments it takes. {@code NamedArguments}
 * binds arguments by name. Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.call;

import org.jspecify.annotations.NullMarked;
