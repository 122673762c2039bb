package org.cogrid.core.internal.hazelcast;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.logging.ILogger;
import java.io.PrintWriter;
import java.io.StringWriter;
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

    @Test
    void aHiddenClusterNameIsInNoLine() {
        HazelcastLogs.hide("deadbeef");

        new HazelcastLogs().getLogger(NAME).info("Cluster name: deadbeef");

        assertThat(lines).extracting(LogRecord::getMessage).containsExactly("Cluster name: (hidden)");
    }

    @Test
    void norIsItInAFailureThatIsLogged() {
        HazelcastLogs.hide("deadbeef");
        Exception failure = new IllegalStateException("not in deadbeef", new Exception("but deadbeef was asked"));
        failure.addSuppressed(new Exception("deadbeef again"));

        new HazelcastLogs().getLogger(NAME).warning("no way in", failure);

        StringWriter printed = new StringWriter();
        lines.get(0).getThrown().printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString())
                .contains("java.lang.IllegalStateException: not in (hidden)")
                .contains("but (hidden) was asked")
                .contains("(hidden) again")
                .doesNotContain("deadbeef");
    }
}
