package org.cogrid.core.internal.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/**
 * The certificate that TLS wants around a public key. It says nothing but the key: it is signed by the key itself, names
 * nobody and holds for all times, as the other side compares the key alone. The JDK reads certificates but has no public
 * way to make one, and a library that does is larger than Cogrid; this one form needs a dozen fields of DER (RFC 5280,
 * version 1).
 */
final class KeyCertificate {
    private static final int INTEGER = 0x02;
    private static final int BIT_STRING = 0x03;
    private static final int OBJECT_ID = 0x06;
    private static final int UTF8_STRING = 0x0c;
    private static final int UTC_TIME = 0x17;
    private static final int GENERALIZED_TIME = 0x18;
    private static final int SEQUENCE = 0x30;
    private static final int SET = 0x31;

    /** 1.2.840.10045.4.3.2, the signature by an elliptic curve over SHA-256. */
    private static final byte[] ECDSA_WITH_SHA256 = {0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2};

    /** 2.5.4.3, the common name. */
    private static final byte[] COMMON_NAME = {0x55, 4, 3};

    private static final int SHORT_LENGTHS = 0x80;

    private KeyCertificate() {}

    /** The certificate of a key pair on an elliptic curve. */
    static X509Certificate of(KeyPair pair) throws GeneralSecurityException {
        byte[] algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256));
        byte[] name = der(SEQUENCE, der(SET, der(SEQUENCE, der(OBJECT_ID, COMMON_NAME), text(UTF8_STRING, "cogrid"))));
        byte[] validity = der(SEQUENCE, text(UTC_TIME, "700101000000Z"), text(GENERALIZED_TIME, "99991231235959Z"));
        byte[] content = der(
                SEQUENCE,
                der(INTEGER, new byte[] {1}),
                algorithm,
                name,
                validity,
                name,
                pair.getPublic().getEncoded());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(pair.getPrivate());
        signature.update(content);
        byte[] whole = der(SEQUENCE, content, algorithm, der(BIT_STRING, new byte[] {0}, signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] text(int tag, String text) {
        return der(tag, text.getBytes(StandardCharsets.US_ASCII));
    }

    /** A tag, the length of the parts, and the parts. */
    private static byte[] der(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(tag);
        int length = content.size();
        if (length >= SHORT_LENGTHS) {
            boolean fitsInOneByte = length <= 0xff;
            all.write(SHORT_LENGTHS | (fitsInOneByte ? 1 : 2));
            if (!fitsInOneByte) {
                all.write(length >> Byte.SIZE);
            }
        }
        all.write(length);
        all.writeBytes(content.toByteArray());
        return all.toByteArray();
    }
}
