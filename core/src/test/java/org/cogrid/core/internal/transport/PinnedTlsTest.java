package org.cogrid.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.cogrid.core.internal.access.GridKey;
import org.junit.jupiter.api.Test;

class PinnedTlsTest {
    private static final GridKey GRID = GridKey.random();

    private final SocketKey key = new SocketKey(GRID, true);

    @Test
    void holdersOfTheKeyUnderstandEachOther() throws SSLException {
        SSLEngine client = key.tls(true);
        SSLEngine server = new SocketKey(GRID, true).tls(false);
        Wire wire = new Wire(client, server);
        wire.shakeHands();

        assertThat(client.getSession().getProtocol()).isEqualTo("TLSv1.3");
        assertThat(wire.carry(client, server, "to the server")).isEqualTo("to the server");
        assertThat(wire.carry(server, client, "to the client")).isEqualTo("to the client");
    }

    @Test
    void aServerWithAnotherKeyIsRefused() {
        Wire wire = new Wire(key.tls(true), new SocketKey(GridKey.random(), true).tls(false));
        assertThatThrownBy(wire::shakeHands).hasStackTraceContaining("another key than this grid");
    }

    @Test
    void aClientWithAnotherKeyIsRefused() {
        KeyPair other = GridKey.random().pair().read();
        // this client trusts whom it meets, but has a key of its own
        SSLEngine stranger =
                PinnedTls.engine(PinnedTls.context(other, GRID.pair().read().getPublic()), true);
        Wire wire = new Wire(stranger, key.tls(false));
        assertThatThrownBy(wire::shakeHands).hasStackTraceContaining("another key than this grid");
    }

    @Test
    void theCertificateHoldsTheKeyForAllTimes() throws Exception {
        KeyPair pair = GRID.pair().read();
        X509Certificate certificate = KeyCertificate.of(pair);

        assertThat(certificate.getPublicKey()).isEqualTo(pair.getPublic());
        assertThatCode(() -> certificate.verify(pair.getPublic())).doesNotThrowAnyException();
        assertThatCode(() -> certificate.checkValidity(Date.from(Instant.parse("1990-01-01T00:00:00Z"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> certificate.checkValidity(Date.from(Instant.parse("2190-01-01T00:00:00Z"))))
                .doesNotThrowAnyException();
    }

    /** Carries bytes between two engines in memory. */
    private static final class Wire {
        private final SSLEngine client;
        private final SSLEngine server;
        private final ByteBuffer toServer = ByteBuffer.allocate(1 << 17);
        private final ByteBuffer toClient = ByteBuffer.allocate(1 << 17);

        Wire(SSLEngine client, SSLEngine server) {
            this.client = client;
            this.server = server;
        }

        void shakeHands() throws SSLException {
            for (int i = 0; i < 50; i++) { // far more steps than a handshake has
                step(client, toClient, toServer);
                step(server, toServer, toClient);
            }
            assertThat(client.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
            assertThat(server.getHandshakeStatus()).isEqualTo(HandshakeStatus.NOT_HANDSHAKING);
        }

        private static void step(SSLEngine engine, ByteBuffer in, ByteBuffer out) throws SSLException {
            switch (engine.getHandshakeStatus()) {
                case NEED_WRAP -> engine.wrap(ByteBuffer.allocate(0), out);
                case NEED_TASK -> engine.getDelegatedTask().run();
                default -> {
                    in.flip();
                    engine.unwrap(in, ByteBuffer.allocate(1 << 15));
                    in.compact();
                }
            }
        }

        String carry(SSLEngine from, SSLEngine to, String text) throws SSLException {
            ByteBuffer wire = from == client ? toServer : toClient;
            from.wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), wire);
            wire.flip();
            ByteBuffer opened = ByteBuffer.allocate(1 << 15);
            to.unwrap(wire, opened);
            wire.compact();
            opened.flip();
            return StandardCharsets.UTF_8.decode(opened).toString();
        }
    }
}
