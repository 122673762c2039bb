package org.cogrid.bench.grid;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Sends back what comes, in messages of one size: the floor under every call. */
public final class Echo {
    /** About what a small call takes on the wire. */
    static final int BYTES = 200;

    private Echo() {}

    /** Listens on a port of its own, which it tells. */
    static int start() throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> serve(server), "echo");
        thread.setDaemon(true);
        thread.start();
        return server.getLocalPort();
    }

    private static void serve(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            byte[] message = new byte[BYTES];
            while (true) {
                in.readFully(message);
                out.write(message);
            }
        } catch (IOException e) { // the other side has gone
            Thread.currentThread().interrupt();
        }
    }
}
