package org.cogrid.core.internal.access;

import org.jspecify.annotations.Nullable;

/**
 * What lets members and clients into a grid. Both prove on each socket that they have the secret, and where a socket is
 * encrypted, both trust this key pair alone. Whoever has a grid's key can do everything there.
 *
 * @param secret 32 random bytes
 * @param pair the key pair
 */
public record GridKey(GridSecret secret, KeyPairText pair) {
    /** A new key. */
    public static GridKey random() {
        return new GridKey(GridSecret.random(), KeyPairText.random());
    }

    /** The key as text, for the members of its grid only. */
    public String toJson() {
        return JsonText.write(new Parts(secret.toHex(), pair));
    }

    /** What {@link #toJson()} wrote. */
    public static GridKey fromJson(String text) {
        Parts parts = JsonText.read(Parts.class, text);
        return new GridKey(GridSecret.fromHex(parts.secret), parts.keyPair);
    }

    private record Parts(String secret, KeyPairText keyPair) {}

    /** Keys with the same secret are equal, because a secret and a pair are made together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof GridKey key && secret.equals(key.secret);
    }

    @Override
    public int hashCode() {
        return secret.hashCode();
    }

    @Override
    public String toString() {
        return "GridKey[hidden]";
    }
}
