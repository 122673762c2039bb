package org.cogrid.core.internal.code;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of some bytes: the name of a code unit.
 *
 * @param hex 64 lower-case hexadecimal digits, or empty for {@link #NONE}
 */
public record ContentHash(String hex) implements Comparable<ContentHash>, Serializable {
    /** No code: both sides have everything already. */
    public static final ContentHash NONE = new ContentHash("");

    private static final int DIGITS = 64;

    public ContentHash {
        if (!hex.isEmpty() && (hex.length() != DIGITS || !hex.chars().allMatch(HexFormat::isHexDigit))) {
            throw new IllegalArgumentException("the hash of a code unit has " + DIGITS
                    + " hexadecimal digits, unlike this text of " + hex.length() + " characters");
        }
    }

    /** The hash of these bytes. */
    public static ContentHash of(byte[] bytes) {
        return of(ByteBuffer.wrap(bytes));
    }

    /** The hash of the bytes that remain in this buffer, which are left there. */
    public static ContentHash of(ByteBuffer bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes.duplicate());
            return new ContentHash(HexFormat.of().formatHex(digest.digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java runtime has SHA-256", e);
        }
    }

    public boolean isNone() {
        return hex.isEmpty();
    }

    @Override
    public int compareTo(ContentHash other) {
        return hex.compareTo(other.hex);
    }

    @Override
    public String toString() {
        return isNone() ? "none" : hex.substring(0, 12);
    }
}
