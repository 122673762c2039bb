package org.cogrid.client;

/** A listener that is being told of something, until this is closed. */
public interface Listening extends AutoCloseable {
    /** The listener is told nothing more; a call of it that runs goes on. Returns at once. May be called twice, from any thread. */
    @Override
    void close();
}
