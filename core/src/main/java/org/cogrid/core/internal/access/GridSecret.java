package org.cogrid.core.internal.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What lets members and clients into a grid: 32 random bytes. The secret itself is never used as a key: HMAC derives
 * one key from it for each purpose.
 */
public final class GridSecret {
    private static final int LENGTH = 32;
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] bytes;

    private GridSecret(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A new secret. */
    public static GridSecret random() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return new GridSecret(bytes);
    }

    /**
     * Reads a secret that {@link #toHex()} wrote.
     *
     * @throws IllegalArgumentException when the text is no secret; the message does not quote it
     */
    public static GridSecret fromHex(String hex) {
        if (hex.length() != 2 * LENGTH || !hex.chars().allMatch(c -> HexFormat.isHexDigit(c))) {
            throw new IllegalArgumentException("a secret is " + 2 * LENGTH + " hexadecimal digits");
        }
        return new GridSecret(HexFormat.of().parseHex(hex));
    }

    /** The secret as text, for the connection file, and for the grid's members. */
    public String toHex() {
        return HexFormat.of().formatHex(bytes);
    }

    /** The key for one purpose; different purposes have unrelated keys. */
    public byte[] keyFor(String purpose) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM + ", which every Java must have", e);
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GridSecret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return GridSecret.class.hashCode();
    }

    @Override
    public String toString() {
        return "GridSecret[hidden]";
    }
}
