package org.cogrid.core.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.logging.ILogger;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HazelcastLogsTest {
    private static final String NAME = "org.cogrid.test.hazelcast-logs";
    private final List<LogRecord> lines = new ArrayList<>();
    private final Logger target = Logger.getLogger(NAME);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        target.setLevel(Level.ALL);
        target.setUseParentHandlers(false);
        target.addHandler(handler);
    }

    @AfterEach
    void stop() {
        target.removeHandler(handler);
    }

    @Test
    void allLinesAreForThoseWhoDebug() {
        ILogger logger = new HazelcastLogs().getLogger(NAME);

        logger.info("a banner");
        logger.warning("a warning");
        logger.severe("an alarm");

        assertThat(lines).extracting(LogRecord::getLevel).containsExactly(Level.FINE, Level.FINE, Level.FINE);
    }
}
