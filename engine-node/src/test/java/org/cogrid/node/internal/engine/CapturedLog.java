package org.cogrid.node.internal.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the engine's log is told meanwhile. */
final class CapturedLog {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    void during(Runnable work) {
        Logger logger = Logger.getLogger(EngineLog.class.getName());
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord record) {
                messages.add(record.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
    }

    List<String> messages() {
        return messages;
    }
}
