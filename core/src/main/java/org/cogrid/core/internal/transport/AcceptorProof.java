package org.cogrid.core.internal.transport;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.cogrid.core.internal.transport.SocketKey.Purpose;
import org.jspecify.annotations.Nullable;

/** The side that was connected to: a member. */
public final class AcceptorProof extends Proof {
    private static final byte[] NOTHING = {};

    private final List<SocketKey> keys;
    private final SocketEnds ends;
    private int wanted = HELLO_BYTES;
    private byte[] hello = NOTHING;
    private byte[] answer = NOTHING;
    private @Nullable SocketKey key;
    private Mode mode = Mode.ENCRYPTED;

    /**
     * Begins the proof.
     *
     * @param keys the keys of which one suffices
     * @param ends the ends of the socket, as this side sees them
     */
    public AcceptorProof(List<SocketKey> keys, SocketEnds ends) {
        this.keys = List.copyOf(keys);
        this.ends = ends;
    }

    @Override
    public int wanted() {
        return wanted;
    }

    @Override
    public void begin(byte[] soFar) throws StrangerException {
        int length = Math.min(soFar.length, MARK.length);
        if (key == null && !Arrays.equals(soFar, 0, length, MARK, 0, length)) {
            throw new StrangerException("it does not speak as members and clients of Cogrid do");
        }
    }

    @Override
    public byte[] take(byte[] message) throws StrangerException {
        return key == null ? takeHello(message) : takeFinish(message);
    }

    private byte[] takeHello(byte[] message) throws StrangerException {
        ByteBuffer parts = ByteBuffer.wrap(message);
        byte[] content = next(parts, HELLO_BYTES - SocketKey.CODE_BYTES);
        byte[] code = next(parts, SocketKey.CODE_BYTES);
        begin(content);
        SocketKey named = named(content);
        require(named, code, Purpose.HELLO, content);
        Mode wish = Mode.of(content[MARK.length]);
        byte[] theirEnds = Arrays.copyOfRange(
                content, MARK.length + 1 + NONCE_BYTES, MARK.length + 1 + NONCE_BYTES + SocketEnds.BYTES);
        boolean isDirect = ends.isLoopback() && Arrays.equals(ends.bytes(), theirEnds);
        mode = wish == Mode.PLAIN && isDirect && !named.encryptsLoopback() ? Mode.PLAIN : Mode.ENCRYPTED;
        byte[] reply = joined(mode.bytes(), nonce());
        key = named;
        hello = message.clone();
        answer = joined(reply, named.code(Purpose.ANSWER, hello, reply));
        wanted = FINISH_BYTES;
        return answer.clone();
    }

    private SocketKey named(byte[] content) throws StrangerException {
        byte[] id = Arrays.copyOfRange(content, content.length - SocketKey.ID_BYTES, content.length);
        for (SocketKey candidate : keys) {
            if (Arrays.equals(candidate.id(), id)) {
                return candidate;
            }
        }
        throw new StrangerException("it has the key of another grid");
    }

    private byte[] takeFinish(byte[] finish) throws StrangerException {
        require(key(), finish, Purpose.FINISH, hello, answer);
        wanted = 0;
        return NOTHING;
    }

    @Override
    public SocketKey key() {
        if (key == null) {
            throw new IllegalStateException("the other side has not named a key yet");
        }
        return key;
    }

    @Override
    public Mode mode() {
        return mode;
    }
}
