package org.cogrid.node.internal.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** A log whose handler throws, as one that users gave it may. */
final class BrokenLog extends Handler {
    private final AtomicInteger lines = new AtomicInteger();

    private BrokenLog() {}

    /** What the call returns while the log of that class is broken; the class must write to it meanwhile. */
    static <T> T during(Class<?> writer, Callable<T> call) throws Exception {
        BrokenLog broken = new BrokenLog();
        Logger log = Logger.getLogger(writer.getName());
        Level before = log.getLevel();
        log.setLevel(Level.ALL);
        log.addHandler(broken);
        try {
            T result = call.call();
            assertThat(broken.lines).hasPositiveValue();
            return result;
        } finally {
            log.removeHandler(broken);
            log.setLevel(before);
        }
    }

    @Override
    public void publish(LogRecord line) {
        lines.incrementAndGet();
        throw new IllegalStateException("the log is broken");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
