/** The engine's half of its conversations with clients: what arrived, in order, and what is to be told. Not public API; may change. */
@NullMarked
package org.cogrid.node.internal.conversation;

import org.jspecify.annotations.NullMarked;
