package org.cogrid.core.internal.transport;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import org.cogrid.core.internal.transport.SocketKey.Purpose;

/**
 * One side of the proof that both ends of a socket hold the grid's key. Three messages of fixed sizes go over the socket:
 *
 * <pre>
 * initiator → acceptor  hello   mark, wish, nonce, the ends as the initiator sees them, key id, code over these
 * initiator ← acceptor  answer  mode, nonce, code over the hello and these
 * initiator → acceptor  finish  code over the hello and the answer
 * </pre>
 *
 * Who has no key can't make a hello, who has recorded one can't make the finish, as it depends on the acceptor's new
 * nonce. Who stands between the ends can't change a message; since it shows in the ends, the bytes behind the proof are
 * then encrypted. Until its finish, an initiator costs the acceptor some hundred bytes and two codes. Pure: it neither
 * reads nor writes sockets. Not thread-safe.
 */
public abstract sealed class Proof permits InitiatorProof, AcceptorProof {
    /** The first bytes on a socket. The last one is the version of these messages. */
    static final byte[] MARK = {'C', 'G', 'R', 1};

    static final int NONCE_BYTES = 16;
    static final int HELLO_BYTES =
            MARK.length + 1 + NONCE_BYTES + SocketEnds.BYTES + SocketKey.ID_BYTES + SocketKey.CODE_BYTES;
    static final int ANSWER_BYTES = 1 + NONCE_BYTES + SocketKey.CODE_BYTES;
    static final int FINISH_BYTES = SocketKey.CODE_BYTES;

    /** The size of the largest message. */
    public static final int LARGEST = Math.max(HELLO_BYTES, Math.max(ANSWER_BYTES, FINISH_BYTES));

    private static final SecureRandom RANDOM = new SecureRandom();

    /** What follows the proof, and what an initiator wishes to follow. */
    public enum Mode {
        /** The bytes as they are, on a direct socket within a machine. */
        PLAIN,
        /** TLS. */
        ENCRYPTED;

        byte[] bytes() {
            return new byte[] {(byte) ordinal()};
        }

        static Mode of(byte code) throws StrangerException {
            return switch (code) {
                case 0 -> PLAIN;
                case 1 -> ENCRYPTED;
                default -> throw new StrangerException("it asks for a mode that there is not");
            };
        }
    }

    /** How many bytes of the other side to take next, exactly; 0 when it has nothing more to say. */
    public abstract int wanted();

    /**
     * Looks at the beginning of a message, so that who speaks another protocol is refused before it has sent a whole one.
     *
     * @throws StrangerException when no message begins so
     */
    public abstract void begin(byte[] soFar) throws StrangerException;

    /**
     * Takes a message of the other side, of {@link #wanted()} bytes. Returns what to send: nothing, or one message.
     *
     * @throws StrangerException when the other side does not hold the key
     */
    public abstract byte[] take(byte[] message) throws StrangerException;

    /** The key that both sides hold. Called only when the other side has named it. */
    public abstract SocketKey key();

    /** What follows. Called only when the other side has nothing more to say. */
    public abstract Mode mode();

    /** Whether both sides have proved that they hold the key. */
    public boolean isDone() {
        return wanted() == 0;
    }

    static byte[] nonce() {
        byte[] nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        return nonce;
    }

    static byte[] joined(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    static byte[] next(ByteBuffer message, int length) {
        byte[] part = new byte[length];
        message.get(part);
        return part;
    }

    /** Throws if {@code code} was not made with the key. */
    static void require(SocketKey key, byte[] code, Purpose purpose, byte[]... parts) throws StrangerException {
        if (!key.isCode(code, purpose, parts)) {
            throw new StrangerException("it does not hold the key of this grid");
        }
    }
}
