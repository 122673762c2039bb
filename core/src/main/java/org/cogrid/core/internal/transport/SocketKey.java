package org.cogrid.core.internal.transport;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.cogrid.core.internal.access.GridKey;
import org.jspecify.annotations.Nullable;

/** A grid's key, as sockets use it. Thread-safe. */
public final class SocketKey {
    /** The size of a code of {@link #code}. */
    static final int CODE_BYTES = 32;

    /** The size of {@link #id()}. */
    static final int ID_BYTES = 8;

    private static final String ALGORITHM = "HmacSHA256";

    private final GridKey key;
    private final boolean encryptsLoopback;
    private final byte[] id;
    private @Nullable SSLContext context;
    private final Map<Purpose, byte[]> keys = new ConcurrentHashMap<>();

    /** What a code proves; a code for one purpose is none for another. */
    enum Purpose {
        HELLO,
        ANSWER,
        FINISH
    }

    /**
     * The key of a grid.
     *
     * @param encryptsLoopback whether sockets within a machine are encrypted, too
     */
    public SocketKey(GridKey key, boolean encryptsLoopback) {
        this.key = key;
        this.encryptsLoopback = encryptsLoopback;
        this.id = Arrays.copyOf(key.secret().keyFor("cogrid socket key id"), ID_BYTES);
    }

    /** Whether it is this key. */
    boolean isOf(GridKey other) {
        return key.equals(other);
    }

    /** The public name of the key, which says nothing about it. */
    byte[] id() {
        return id.clone();
    }

    boolean encryptsLoopback() {
        return encryptsLoopback;
    }

    /** A TLS engine for one socket, which trusts this key only. */
    public SSLEngine tls(boolean initiates) {
        return PinnedTls.engine(context(), initiates);
    }

    private synchronized SSLContext context() {
        if (context == null) {
            context = PinnedTls.context(key.pair().read());
        }
        return context;
    }

    /** The code over these parts, which only holders of the key can make. */
    byte[] code(Purpose purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(keys.computeIfAbsent(purpose, this::keyFor), ALGORITHM));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    /** Whether {@code code} is the code over these parts. Takes as long for a wrong one as for the right one. */
    boolean isCode(byte[] code, Purpose purpose, byte[]... parts) {
        return MessageDigest.isEqual(code, code(purpose, parts));
    }

    private byte[] keyFor(Purpose purpose) {
        return key.secret().keyFor("cogrid socket " + purpose);
    }
}
