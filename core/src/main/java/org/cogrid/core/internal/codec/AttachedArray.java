package org.cogrid.core.internal.codec;

import java.io.Serializable;
import java.nio.ByteBuffer;
import org.cogrid.core.internal.codec.form.PrimitiveKind;

/** Takes the place of a primitive array in a graph. The elements follow the graph and are copied in bulk. */
public final class AttachedArray implements Serializable {
    private static final long serialVersionUID = 1L;

    private final byte kind;
    private final int offset;
    private final int length;

    AttachedArray(PrimitiveKind kind, int offset, int length) {
        this.kind = (byte) kind.ordinal();
        this.offset = offset;
        this.length = length;
    }

    /** What the elements take. */
    long bytes() {
        return (long) length * PrimitiveKind.of(kind).width();
    }

    /** Reads the array from the elements attached to this graph. */
    Object from(ByteBuffer attached) {
        ByteBuffer here = attached.duplicate();
        return PrimitiveKind.of(kind).get(here.position(here.position() + offset), length);
    }
}
