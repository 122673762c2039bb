package org.cogrid.core.internal.hazelcast;

import com.hazelcast.logging.AbstractLogger;
import com.hazelcast.logging.LogEvent;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.cogrid.core.internal.text.FailureCopy;
import org.jspecify.annotations.Nullable;

/**
 * Passes Hazelcast's lines to a {@link System.Logger}, all as DEBUG: a program learns what matters from the errors of
 * its calls. Only an engine's own log shows severe lines as warnings.
 */
// Hazelcast's logger interface still has a deprecated method, which must be implemented.
@SuppressWarnings("removal")
final class QuietLogger extends AbstractLogger {
    private final System.Logger target;

    QuietLogger(System.Logger target) {
        this.target = target;
    }

    @Override
    public void log(Level level, String message) {
        log(level, message, null);
    }

    @Override
    public void log(Level level, @Nullable String message, @Nullable Throwable thrown) {
        System.Logger.Level lower = lowered(level);
        if (!target.isLoggable(lower)) {
            return;
        }
        if (thrown == null) {
            target.log(lower, message);
        } else {
            target.log(lower, message, FailureCopy.of(thrown));
        }
    }

    @Override
    public void log(LogEvent event) {
        LogRecord entry = event.getLogRecord();
        log(entry.getLevel(), entry.getMessage(), entry.getThrown());
    }

    @Override
    public Level getLevel() {
        if (target.isLoggable(System.Logger.Level.TRACE)) {
            return Level.FINEST;
        }
        return target.isLoggable(System.Logger.Level.DEBUG) ? Level.INFO : Level.SEVERE;
    }

    @Override
    public boolean isLoggable(Level level) {
        return target.isLoggable(lowered(level));
    }

    private static System.Logger.Level lowered(Level level) {
        if (level.intValue() >= Level.SEVERE.intValue() && HazelcastLogs.showsAlarms()) {
            return System.Logger.Level.WARNING;
        }
        return level.intValue() >= Level.INFO.intValue() ? System.Logger.Level.DEBUG : System.Logger.Level.TRACE;
    }
}
