package org.cogrid.core.internal.transport;

import java.nio.ByteBuffer;
import org.cogrid.core.internal.transport.SocketKey.Purpose;

/** The side that made the connection: a client, or a member that joins another one. */
public final class InitiatorProof extends Proof {
    private final SocketKey key;
    private final byte[] hello;
    private final Mode wish;
    private Mode mode = Mode.ENCRYPTED;
    private boolean answered;

    /**
     * Begins the proof.
     *
     * @param ends the ends of the socket, as this side sees them
     */
    public InitiatorProof(SocketKey key, SocketEnds ends) {
        this.key = key;
        this.wish = ends.isLoopback() && !key.encryptsLoopback() ? Mode.PLAIN : Mode.ENCRYPTED;
        byte[] content = joined(MARK, wish.bytes(), nonce(), ends.bytes(), key.id());
        this.hello = joined(content, key.code(Purpose.HELLO, content));
    }

    /** The first message. */
    public byte[] hello() {
        return hello.clone();
    }

    @Override
    public int wanted() {
        return answered ? 0 : ANSWER_BYTES;
    }

    @Override
    public void begin(byte[] soFar) {
        // an answer begins with random bytes
    }

    @Override
    public SocketKey key() {
        return key;
    }

    @Override
    public byte[] take(byte[] answer) throws StrangerException {
        ByteBuffer parts = ByteBuffer.wrap(answer);
        byte[] content = next(parts, 1 + NONCE_BYTES);
        require(key, next(parts, SocketKey.CODE_BYTES), Purpose.ANSWER, hello, content);
        mode = Mode.of(content[0]);
        if (mode == Mode.PLAIN && wish != Mode.PLAIN) {
            throw new StrangerException("it does not want the encryption that this side asks for");
        }
        answered = true;
        return key.code(Purpose.FINISH, hello, answer);
    }

    @Override
    public Mode mode() {
        return mode;
    }
}
