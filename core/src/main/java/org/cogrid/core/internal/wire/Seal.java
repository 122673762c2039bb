package org.cogrid.core.internal.wire;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Authenticates messages with the grid's secret: HMAC-SHA-256 over direction, lengths and every byte. Thread-safe; keeps one
 * {@code Mac} a thread, as making one costs more than a small message.
 */
public final class Seal {
    /** Which way a message goes, so that an answer can't be played back as a request. */
    public enum Direction {
        REQUEST,
        ANSWER
    }

    /** What the grid's secret is asked for to make the key of seals. */
    public static final String PURPOSE = "seal";

    private static final String ALGORITHM = "HmacSHA256";

    private final ThreadLocal<Mac> macs;

    public Seal(byte[] secret) {
        SecretKeySpec key = new SecretKeySpec(secret, ALGORITHM);
        this.macs = ThreadLocal.withInitial(() -> mac(key));
    }

    /** Makes a message that only holders of the secret can make. */
    public Sealed close(Direction direction, byte[] head, List<Piece> bodies) {
        return new Sealed(code(direction, head, bodies), head, bodies);
    }

    /** Whether a message was made by a holder of the secret, for this direction, and came unchanged. */
    public boolean opens(Direction direction, Sealed message) {
        return MessageDigest.isEqual(code(direction, message.head(), message.pieces()), message.code());
    }

    private byte[] code(Direction direction, byte[] head, List<Piece> bodies) {
        Mac mac = macs.get();
        mac.reset(); // an error may have ended this thread's last use of it half way
        mac.update((byte) direction.ordinal());
        add(mac, Piece.whole(head));
        for (Piece body : bodies) {
            add(mac, body);
        }
        return mac.doFinal();
    }

    private static void add(Mac mac, Piece part) {
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length()).flip());
        mac.update(part.array(), part.offset(), part.length());
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
