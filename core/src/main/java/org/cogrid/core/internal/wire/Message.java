package org.cogrid.core.internal.wire;

import java.util.List;

/**
 * A message in either direction.
 *
 * @param head the small part, which describes the bodies
 * @param bodies the bodies, in the order of their heads
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Message(byte[] head, List<Piece> bodies) {
    /** The reply of a member that has no engine yet or no longer. */
    public static final Message ABSENT = new Message(new byte[0]);

    /** A message without bodies. */
    public Message(byte[] head) {
        this(head, List.of());
    }

    /** Whether the member has no engine to answer with. */
    public boolean isAbsent() {
        return head.length == 0;
    }

    /** The number of bytes of its parts with their lengths. */
    public long size() {
        long size = 2L * Integer.BYTES + head.length;
        for (Piece body : bodies) {
            size += Integer.BYTES + body.length();
        }
        return size;
    }
}
