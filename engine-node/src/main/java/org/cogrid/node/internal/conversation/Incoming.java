package org.cogrid.node.internal.conversation;

import org.cogrid.core.internal.wire.Assembly;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.HeapMeter;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/**
 * Takes in the bodies of tasks, and collects the pieces of one until the last has arrived. Not thread-safe; the
 * conversation's lock guards it.
 */
final class Incoming {
    /** Some tasks up to this size are taken when the heap is nearly full, so that a client can remove what fills it. */
    private static final int SMALL = 4 << 10;

    /** How much those may take. */
    private static final int MOST_OF_SMALL = 1 << 20;

    private static final int BESIDE_BODY = 500;

    private final HeapMeter meter = HeapMeter.ofWaiting();
    private int takenInNeed;
    private @Nullable Assembly assembly;

    /**
     * Adds a piece, unless it is the latest one, which comes again. The first piece of a task drops the pieces of an
     * earlier, unfinished one.
     */
    void add(TaskHead head, Piece piece) {
        if (head.offset() == 0) {
            assembly = new Assembly(head.size());
        }
        if (assembly != null && assembly.filled() == head.offset()) {
            assembly.add(piece);
        } else if (assembly != null && assembly.filled() != head.offset() + piece.length()) {
            assembly = null;
        }
    }

    /** Whether all pieces before the last one have arrived. */
    boolean hasAll() {
        return assembly != null;
    }

    /** The whole task after its last piece has arrived; {@code null} when the heap had no room for it. */
    @Nullable
    Body whole() {
        return assembly == null ? null : assembly.whole();
    }

    /** A task of one piece; {@code null} when the heap has no room for it. */
    @Nullable
    Body single(Piece piece) {
        if (meter.hasRoomAfter(piece.length())) {
            takenInNeed = 0;
        } else if (piece.length() > SMALL || takenInNeed > MOST_OF_SMALL) {
            return null;
        } else {
            takenInNeed += BESIDE_BODY + piece.length();
        }
        return Body.of(piece);
    }

    /** Drops the pieces, because the task is queued, or the client has given it up. */
    void clear() {
        assembly = null;
    }
}
