package org.cogrid.core.internal.access;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;
import org.cogrid.core.GridConnectionException;

/**
 * A key pair on the curve P-256 as it stands in a connection file. It is read only where a socket is encrypted, as that
 * takes most of the time in which a short command connects.
 *
 * @param privateKey PKCS#8 in Base64
 * @param publicKey X.509 in Base64
 */
public record KeyPairText(String privateKey, String publicKey) {
    public KeyPairText {
        Objects.requireNonNull(privateKey, "privateKey");
        Objects.requireNonNull(publicKey, "publicKey");
    }

    private static final String ALGORITHM = "EC";
    private static final String CURVE = "secp256r1";

    /** A new key pair. */
    static KeyPairText random() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(ALGORITHM);
            generator.initialize(new ECGenParameterSpec(CURVE));
            KeyPair pair = generator.generateKeyPair();
            Base64.Encoder encoder = Base64.getEncoder();
            return new KeyPairText(
                    encoder.encodeToString(pair.getPrivate().getEncoded()),
                    encoder.encodeToString(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "This Java has no key pairs on the curve " + CURVE + ", which every JDK 17 has", e);
        }
    }

    /**
     * Reads the key pair.
     *
     * @throws GridConnectionException when the texts are none; the message does not quote them
     */
    public KeyPair read() {
        try {
            KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
            Base64.Decoder decoder = Base64.getDecoder();
            return new KeyPair(
                    factory.generatePublic(new X509EncodedKeySpec(decoder.decode(publicKey))),
                    factory.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(privateKey))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new GridConnectionException(
                    "The key pair in the connection file is damaged: copy the file again from where the grid was started, or start the grid anew",
                    e);
        }
    }

    @Override
    public String toString() {
        return "KeyPairText[hidden]";
    }
}
