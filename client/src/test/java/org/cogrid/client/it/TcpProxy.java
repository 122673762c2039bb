package org.cogrid.client.it;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a client and a member on loopback, and can cut their connections, or hold back what the member answers. */
final class TcpProxy implements AutoCloseable {
    private final ServerSocket server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Object gate = new Object();
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();
    private boolean answersHeld; // guarded by gate
    private volatile InetSocketAddress target;

    TcpProxy() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        start("accept", this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    void target(int memberPort) {
        target = new InetSocketAddress(InetAddress.getLoopbackAddress(), memberPort);
    }

    /** From now on nothing of what the member says gets through. */
    void holdAnswers() {
        synchronized (gate) {
            answersHeld = true;
        }
    }

    /** Breaks all connections, losing what was held; new ones work again. */
    void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
        synchronized (gate) {
            answersHeld = false;
            gate.notifyAll();
        }
    }

    private void accept() throws IOException {
        while (!server.isClosed()) {
            Socket client = server.accept();
            Socket member = new Socket();
            member.connect(target);
            sockets.add(client);
            sockets.add(member);
            start("to member", () -> pump(client, member, false));
            start("to client", () -> pump(member, client, true));
        }
    }

    private void pump(Socket from, Socket to, boolean answers) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] buffer = new byte[1 << 16];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                if (answers) {
                    awaitGate();
                }
                seen.write(buffer, 0, count);
                out.write(buffer, 0, count);
            }
        }
    }

    /** All that has come from both sides, as text of one character a byte. */
    String seen() {
        return seen.toString(StandardCharsets.ISO_8859_1);
    }

    private void awaitGate() {
        synchronized (gate) {
            while (answersHeld) {
                try {
                    gate.wait();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private static void start(String name, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        step.run();
                    } catch (IOException e) {
                        return; // a cut connection ends its pumps
                    }
                },
                "proxy " + name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
