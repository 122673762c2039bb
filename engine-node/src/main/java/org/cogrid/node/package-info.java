/**
 * One grid member that hosts one engine. {@link org.cogrid.node.EngineNode} runs it in this JVM, and {@link
 * org.cogrid.node.EngineNodeMain} as a program. Begin with {@code EngineNode}: it starts the member ({@code
 * internal.grid}), then the engine ({@code internal.engine}), and stops both in reverse order.
 */
@NullMarked
package org.cogrid.node;

import org.jspecify.annotations.NullMarked;
