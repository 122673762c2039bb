package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticates messages with the grid's secret: HMAC-SHA-256 over direction, lengths and every byte. Of a large body it
 * takes the SHA-256 in place of the bytes, so that a body for many engines is read once and not for each. Thread-safe.
 * Keeps one {@code Mac} for each thread, because making one costs more than sealing a small message.
 */
public final class Seal {
    /** The direction of a message, so that an answer can't be replayed as a request. */
    public enum Direction {
        REQUEST,
        ANSWER
    }

    /** The purpose under which {@code GridSecret} derives the key of seals. */
    public static final String PURPOSE = "seal";

    private static final String ALGORITHM = "HmacSHA256";

    /** The size from which a body is large. Both sides know it, so a digest is never taken for a body. */
    static final int LARGE_BYTES = 4 << 10;

    private final ThreadLocal<Mac> macs;

    public Seal(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    /** Seals a message, which only holders of the secret can do. */
    public Sealed close(Direction direction, byte[] head, List<Piece> bodies) {
        return new Sealed(code(direction, head, bodies), head, bodies);
    }

    /** Whether a holder of the secret made this message for this direction, and it arrived unchanged. */
    public boolean opens(Direction direction, Sealed message) {
        return MessageDigest.isEqual(code(direction, message.head(), message.pieces()), message.code());
    }

    private byte[] code(Direction direction, byte[] head, List<Piece> bodies) {
        Mac mac = macs.get();
        mac.reset(); // an error may have ended this thread's last use halfway
        mac.update((byte) direction.ordinal());
        add(mac, Piece.whole(head));
        for (Piece body : bodies) {
            add(mac, body);
        }
        return mac.doFinal();
    }

    private static void add(Mac mac, Piece part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).flip());
        if (part.length() < LARGE_BYTES) {
            mac.update(part.array(), part.offset(), part.length());
        } else {
            mac.update(part.digest());
        }
    }

    private static Mac mac(SecretKeySpec key) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }
}
