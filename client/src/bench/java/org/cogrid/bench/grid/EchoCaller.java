package org.cogrid.bench.grid;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** The other end of {@link Echo}. */
public final class EchoCaller implements AutoCloseable {
    private final Socket socket;
    private final DataInputStream in;
    private final OutputStream out;
    private final byte[] message = new byte[Echo.BYTES];

    EchoCaller(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        out = socket.getOutputStream();
    }

    /** Sends a message and waits until it is back. */
    public void ping() throws IOException {
        out.write(message);
        in.readFully(message);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
