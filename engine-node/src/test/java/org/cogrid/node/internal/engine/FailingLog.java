package org.cogrid.node.internal.engine;

import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log of whose handlers one throws, as users' may. */
public final class FailingLog implements AutoCloseable {
    private final Logger logger;
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord record) {
            throw new IllegalStateException("no line can be written");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    /** Fails until it is closed. */
    public FailingLog(Class<?> writer) {
        logger = Logger.getLogger(writer.getName());
        logger.addHandler(handler);
    }

    @Override
    public void close() {
        logger.removeHandler(handler);
    }
}
