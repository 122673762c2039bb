/**
 * Maps whose items go to whichever engine is least busy.
 *
 * <p>Begin with {@code Maps}, which starts one. A {@code MapFeed} takes items and sends them in {@code Chunk}s of the size
 * that {@code ChunkSize} decides; the {@code MapJob} knows how far all have come, and gives each chunk that has ended to its
 * {@code ChunkSink}: {@code KeptChunks} keeps the values for a {@code MapResult}, {@code LazyValues} hands them out to a
 * stream, and {@code Reduction} combines them. Not public API; may change.
 */
@NullMarked
package org.cogrid.client.internal.balance.map;

import org.jspecify.annotations.NullMarked;
