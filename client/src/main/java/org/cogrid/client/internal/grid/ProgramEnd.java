package org.cogrid.client.internal.grid;

import org.cogrid.core.internal.threads.LibraryThreads;

/**
 * Closes a client that its program forgot, so that the program ends as it would without a client. Otherwise Hazelcast's
 * threads would keep the program alive.
 */
public final class ProgramEnd implements AutoCloseable {
    private final Thread watch;
    private final Runnable close;

    private ProgramEnd(String clientName, Runnable close) {
        this.watch = LibraryThreads.of(this::watch, clientName + "-program-end");
        this.close = close;
    }

    /** Calls {@code close} on a daemon thread when the program's last thread has ended. */
    public static ProgramEnd await(String clientName, Runnable close) {
        ProgramEnd end = new ProgramEnd(clientName, close);
        end.watch.start();
        return end;
    }

    private void watch() {
        try {
            LiveThreads.awaitEnd(LibraryThreads.topGroup());
        } catch (InterruptedException e) {
            return; // the client is closed: there is nothing to wait for
        }
        close.run();
    }

    /** Ends the watch, as the client is closed. */
    @Override
    public void close() {
        if (Thread.currentThread() != watch) {
            watch.interrupt();
        }
    }
}
