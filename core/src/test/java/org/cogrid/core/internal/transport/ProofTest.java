package org.cogrid.core.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.transport.Proof.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProofTest {
    private static final GridKey GRID = GridKey.random();
    private static final SocketEnds DIRECT = ends("127.0.0.1", 40000, "127.0.0.1", 15701);

    private final SocketKey key = new SocketKey(GRID, false);
    private final InitiatorProof initiator = new InitiatorProof(key, DIRECT);
    private final AcceptorProof acceptor = new AcceptorProof(List.of(key), DIRECT);

    private static SocketEnds ends(String from, int fromPort, String to, int toPort) {
        return SocketEnds.here(new InetSocketAddress(from, fromPort), new InetSocketAddress(to, toPort));
    }

    @Test
    void bothEndsProveThatTheyHoldTheKey() throws StrangerException {
        byte[] answer = acceptor.take(initiator.hello());
        byte[] finish = initiator.take(answer);
        assertThat(acceptor.isDone()).isFalse();
        assertThat(acceptor.take(finish)).isEmpty();

        assertThat(initiator.isDone()).isTrue();
        assertThat(acceptor.isDone()).isTrue();
        assertThat(acceptor.key()).isSameAs(key);
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 40000, 127.0.0.1, 15701, false, false, PLAIN",
        "127.0.0.1, 40000, 127.0.0.1, 15701, true, false, ENCRYPTED", // the initiator wants it
        "127.0.0.1, 40000, 127.0.0.1, 15701, false, true, ENCRYPTED", // the acceptor wants it
        "127.0.0.1, 40001, 127.0.0.1, 15701, false, false, ENCRYPTED", // somebody is between the two
        "127.0.0.1, 40000, 127.0.0.1, 15702, false, false, ENCRYPTED",
        "10.0.0.7, 40000, 10.0.0.8, 15701, false, false, ENCRYPTED",
        "::1, 40000, ::1, 15701, false, false, ENCRYPTED"
    })
    void onlyDirectSocketsWithinAMachineArePlain(
            String from, int fromPort, String to, int toPort, boolean initiatorWants, boolean acceptorWants, Mode mode)
            throws StrangerException {
        InitiatorProof asking = new InitiatorProof(new SocketKey(GRID, initiatorWants), DIRECT);
        AcceptorProof asked =
                new AcceptorProof(List.of(new SocketKey(GRID, acceptorWants)), ends(from, fromPort, to, toPort));

        asked.take(asking.take(asked.take(asking.hello())));

        assertThat(List.of(asking.mode(), asked.mode())).containsExactly(mode, mode);
    }

    @Test
    void aSocketBetweenMachinesIsEncryptedAlsoWhenBothSeeTheSameEnds() throws StrangerException {
        SocketEnds far = ends("10.0.0.7", 40000, "10.0.0.8", 15701);
        InitiatorProof asking = new InitiatorProof(key, far);
        AcceptorProof asked = new AcceptorProof(List.of(key), far);

        asked.take(asking.take(asked.take(asking.hello())));

        assertThat(List.of(asking.mode(), asked.mode())).containsOnly(Mode.ENCRYPTED);
    }

    /** A tunnel may give its end on another machine the port that the client has on its own. */
    @Test
    void theSameEndsOnAnotherMachineAreNotTheSameSocket() throws StrangerException {
        String elsewhere = "00112233445566778899aabbccddeeff";
        AcceptorProof asked =
                new AcceptorProof(List.of(key), new SocketEnds(DIRECT.initiator(), DIRECT.acceptor(), elsewhere));

        asked.take(initiator.take(asked.take(initiator.hello())));

        assertThat(List.of(initiator.mode(), asked.mode())).containsOnly(Mode.ENCRYPTED);
    }

    @Test
    void whoWishesEncryptionTakesNothingElse() throws StrangerException {
        SocketKey wary = new SocketKey(GRID, true);
        InitiatorProof asking = new InitiatorProof(wary, DIRECT);
        byte[] hello = asking.hello();
        byte[] content = Proof.joined(Mode.PLAIN.bytes(), Proof.nonce());
        byte[] answer = Proof.joined(content, key.code(SocketKey.Purpose.ANSWER, hello, content));

        assertThatThrownBy(() -> asking.take(answer)).isInstanceOf(StrangerException.class);
    }

    @Test
    void noByteOfAMessageMayBeAnother() throws StrangerException {
        byte[] hello = initiator.hello();
        for (int at = 0; at < hello.length; at++) {
            byte[] changed = changed(hello, at);
            assertThatThrownBy(() -> new AcceptorProof(List.of(key), DIRECT).take(changed))
                    .isInstanceOf(StrangerException.class);
        }
        byte[] answer = acceptor.take(hello);
        for (int at = 0; at < answer.length; at++) {
            byte[] changed = changed(answer, at);
            assertThatThrownBy(() -> initiator.take(changed)).isInstanceOf(StrangerException.class);
        }
        byte[] finish = initiator.take(answer);
        for (int at = 0; at < finish.length; at++) {
            byte[] changed = changed(finish, at);
            assertThatThrownBy(() -> acceptor.take(changed)).isInstanceOf(StrangerException.class);
        }
        assertThat(acceptor.isDone()).isFalse();
    }

    private static byte[] changed(byte[] message, int at) {
        byte[] changed = message.clone();
        changed[at] ^= 0x40;
        return changed;
    }

    @Test
    void aRecordedProofIsNoneForAnotherSocket() throws StrangerException {
        byte[] hello = initiator.hello();
        byte[] finish = initiator.take(acceptor.take(hello));
        acceptor.take(finish);

        AcceptorProof later = new AcceptorProof(List.of(key), DIRECT);
        later.take(hello);
        assertThatThrownBy(() -> later.take(finish)).isInstanceOf(StrangerException.class);
    }

    @Test
    void aRecordedAnswerIsNoneForAnotherSocket() throws StrangerException {
        byte[] answer = acceptor.take(initiator.hello());

        InitiatorProof later = new InitiatorProof(key, DIRECT);
        assertThatThrownBy(() -> later.take(answer)).isInstanceOf(StrangerException.class);
    }

    @Test
    void anInitiatorCantBeAnsweredByItsOwnWords() {
        byte[] mirrored = Arrays.copyOf(initiator.hello(), initiator.wanted());
        assertThatThrownBy(() -> initiator.take(mirrored)).isInstanceOf(StrangerException.class);
    }

    @Test
    void theKeyOfAnotherGridIsRefused() {
        InitiatorProof other = new InitiatorProof(new SocketKey(GridKey.random(), false), DIRECT);
        assertThatThrownBy(() -> acceptor.take(other.hello()))
                .isInstanceOf(StrangerException.class)
                .hasMessageContaining("another grid");
    }

    @Test
    void eachOfSeveralKeysSuffices() throws StrangerException {
        SocketKey next = new SocketKey(GridKey.random(), false);
        AcceptorProof asked = new AcceptorProof(List.of(next, key), DIRECT);

        asked.take(initiator.take(asked.take(initiator.hello())));

        assertThat(asked.isDone()).isTrue();
        assertThat(asked.key()).isSameAs(key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"H", "HZC", "CP2", "GET / HTTP/1.1", "CGR\u0002"})
    void otherProtocolsAreRefusedByTheirFirstBytes(String text) {
        byte[] begun = text.getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> acceptor.begin(begun)).isInstanceOf(StrangerException.class);
    }

    @Test
    void theBeginningOfAHelloIsNotRefused() throws StrangerException {
        for (int length = 0; length < Proof.HELLO_BYTES; length++) {
            acceptor.begin(Arrays.copyOf(initiator.hello(), length));
        }
        assertThat(acceptor.wanted()).isEqualTo(Proof.HELLO_BYTES);
    }
}
