/**
 * What a compiled text uses while it runs. Begin with {@code SessionScript}, the superclass of all texts, and {@code
 * SessionGlobals}, which looks up variables and functions. {@code RemoteTrace} shortens the stack traces of failures.
 * Not public API; may change.
 */
@NullMarked
package org.cogrid.node.internal.groovy.script;

import org.jspecify.annotations.NullMarked;
