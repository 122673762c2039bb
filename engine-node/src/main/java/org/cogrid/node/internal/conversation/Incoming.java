package org.cogrid.node.internal.conversation;

import org.cogrid.core.internal.wire.Assembly;
import org.cogrid.core.internal.wire.TaskHead;
import org.jspecify.annotations.Nullable;

/** A task that comes in pieces, until its last one is there. Not thread-safe; the session's lock guards it. */
final class Incoming {
    private @Nullable Assembly assembly;

    /** Takes a piece in; the first one of a task begins anew, whatever has become of the one before. */
    void add(TaskHead head, byte[] piece) {
        if (head.offset() == 0) {
            assembly = new Assembly(head.size());
        }
        if (assembly != null && assembly.filled() == head.offset()) {
            assembly.add(piece);
        } else {
            assembly = null;
        }
    }

    /** Whether no piece is missing before the last one. */
    boolean hasAll() {
        return assembly != null;
    }

    /** The whole task, whose last piece is there; {@code null} when the heap had no room for it. */
    byte @Nullable [] take() {
        Assembly complete = assembly;
        assembly = null;
        return complete == null ? null : complete.whole();
    }

    /** Nobody waits for the rest. */
    void clear() {
        assembly = null;
    }
}
