package org.cogrid.core.internal.transport;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS 1.3 in which both sides have the same key and trust no other one. Names, dates and authorities do not count, so
 * the clocks of machines may differ.
 */
final class PinnedTls {
    private static final String PROTOCOL = "TLSv1.3";
    private static final char[] NO_PASSWORD = {};

    private PinnedTls() {}

    /** A context in which this side has the key, and the other side must have it. */
    static SSLContext context(KeyPair pair) {
        return context(pair, pair.getPublic());
    }

    /** A context in which this side has a key and trusts one. */
    static SSLContext context(KeyPair pair, PublicKey trusted) {
        try {
            SSLContext context = SSLContext.getInstance(PROTOCOL);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("key", pair.getPrivate(), NO_PASSWORD, new Certificate[] {KeyCertificate.of(pair)});
            KeyManagerFactory keys = KeyManagerFactory.getInstance("SunX509");
            keys.init(store, NO_PASSWORD);
            TrustManager pinned = new Pinned(trusted.getEncoded());
            context.init(keys.getKeyManagers(), new TrustManager[] {pinned}, null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(
                    "This Java can't encrypt sockets by TLS 1.3 with a key on an elliptic curve, which every JDK 17 can: "
                            + e,
                    e);
        }
    }

    /** An engine for one socket. */
    static SSLEngine engine(SSLContext context, boolean initiates) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(initiates);
        engine.setEnabledProtocols(new String[] {PROTOCOL});
        engine.setNeedClientAuth(!initiates);
        try {
            engine.beginHandshake();
        } catch (SSLException e) {
            throw new IllegalStateException("an engine that has just been made has begun nothing yet", e);
        }
        return engine;
    }

    private static final class Pinned extends X509ExtendedTrustManager {
        private final byte[] key;

        Pinned(byte[] key) {
            this.key = key;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            if (chain.length != 1
                    || !MessageDigest.isEqual(chain[0].getPublicKey().getEncoded(), key)) {
                throw new CertificateException("the other side has another key than this grid");
            }
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
