package org.cogrid.core.internal.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.EncodedBody;
import org.cogrid.core.internal.codec.form.EncodedOutput;
import org.cogrid.core.internal.codec.refusal.Refusal;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.cogrid.core.internal.wire.Body;
import org.cogrid.core.internal.wire.Piece;
import org.jspecify.annotations.Nullable;

/**
 * A value that was encoded but for its large arrays, which are copied when it is cut into pieces. They must not change
 * before that. Used by one thread.
 */
public final class EncodedParts {
    private final @Nullable Object value;
    private final Substitutions substitutions;
    private final ContentHash manifest;
    private final EncodedOutput parts;

    EncodedParts(@Nullable Object value, Substitutions substitutions, ContentHash manifest, EncodedOutput parts) {
        this.value = value;
        this.substitutions = substitutions;
        this.manifest = manifest;
        this.parts = parts;
    }

    /** The number of bytes of all pieces. */
    public long size() {
        return parts.size();
    }

    /**
     * Cuts the value into pieces. Each but the last goes to {@code earlier} as soon as it is full.
     *
     * @return the value with the last piece as its body
     * @throws org.cogrid.core.NotSerializableValueException if memory runs out, or for an Error of {@code earlier}
     */
    public EncodedBody last(Consumer<Piece> earlier) {
        try {
            return new EncodedBody(manifest, Body.of(parts.lastPiece(Piece.BYTES_HERE, earlier)));
        } catch (Error e) {
            throw Refusal.ofEncoding(value, e, substitutions);
        }
    }

    /** Cuts the value into pieces; throws as {@link #last} does. */
    public EncodedBody all() {
        List<Piece> pieces = new ArrayList<>(1);
        EncodedBody last = last(pieces::add);
        if (pieces.isEmpty()) {
            return last;
        }
        pieces.addAll(last.body().pieces());
        return new EncodedBody(manifest, new Body(pieces));
    }
}
