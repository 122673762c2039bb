package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of a task or value as they have come, in one piece or several.
 *
 * @param pieces at least one, in the order in which they were cut
 */
public record Body(List<Piece> pieces) {
    /** A body that has come in one piece. */
    public static Body of(Piece whole) {
        return new Body(List.of(whole));
    }

    /** The number of bytes. */
    public long size() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    /** The bytes, without a copy. */
    public List<ByteBuffer> buffers() {
        return pieces.size() == 1
                ? List.of(pieces.get(0).buffer())
                : pieces.stream().map(Piece::buffer).toList();
    }
}
