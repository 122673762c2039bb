package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * The bytes of a task or value as they are sent or have come, in one piece or several.
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
        long bytes = 0;
        for (int i = 0; i < pieces.size(); i++) { // takes no memory
            bytes += pieces.get(i).length();
        }
        return bytes;
    }

    /** The number of bytes of memory that this takes, if each piece has an array of its own. */
    public long held() {
        long bytes = 0;
        for (int i = 0; i < pieces.size(); i++) { // takes no memory
            bytes += pieces.get(i).array().length;
        }
        return bytes;
    }

    /** The bytes, without a copy. */
    public List<ByteBuffer> buffers() {
        return pieces.size() == 1
                ? List.of(pieces.get(0).buffer())
                : pieces.stream().map(Piece::buffer).toList();
    }
}
