package org.cogrid.node.internal.engine;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cogrid.node.internal.output.EngineLog;

/** What the engine's log is told meanwhile. */
public final class CapturedLog {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    public void during(Runnable work) {
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

    public List<String> messages() {
        return messages;
    }
}
