package org.cogrid.client;

/** A registered listener. Closing this ends the listening. */
public interface Listening extends AutoCloseable {
    /**
     * Ends the listening: the listener is not called again. A call that runs goes on. Returns at once. May be called
     * twice, from any thread.
     */
    @Override
    void close();
}
