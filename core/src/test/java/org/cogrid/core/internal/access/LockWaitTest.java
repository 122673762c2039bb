package org.cogrid.core.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.cogrid.core.GridConnectionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another process has the lock of a connection file. */
class LockWaitTest {
    private static final Logger LOG = Logger.getLogger(LockWait.class.getName());

    @TempDir
    Path folder;

    private final Notes notes = new Notes();
    private Process holder;

    private static final class Notes extends Handler {
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            told.add(String.format(record.getMessage().replaceAll("\\{\\d}", "%s"), record.getParameters()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @BeforeEach
    void lock() throws Exception {
        LOG.addHandler(notes);
        LOG.setUseParentHandlers(false);
        holder = LockHolder.start(file(LockWait.OF_STARTS));
    }

    @AfterEach
    void release() throws Exception {
        holder.destroyForcibly().waitFor();
        LOG.removeHandler(notes);
        LOG.setUseParentHandlers(true);
    }

    private ConnectionFile file(LockWait wait) {
        return new ConnectionFile(folder.resolve("g.json"), wait);
    }

    @Test
    void theWaitIsGivenUpAndSaysWhoHasTheLock() {
        ConnectionFile file = file(new LockWait(Duration.ofMinutes(1), Duration.ofMillis(50)));

        assertThatThrownBy(() -> file.exclusively(() -> 1))
                .isInstanceOf(GridConnectionException.class)
                .hasMessageContaining("g.json.lock")
                .hasMessageContaining("process " + holder.pid() + " holds it")
                .hasMessageContaining("end it");
    }

    @Test
    void whoWaitsIsToldForWhomAndGetsTheLockInTheEnd() throws Exception {
        ConnectionFile file = file(new LockWait(Duration.ofMillis(50), Duration.ofMinutes(1)));
        CompletableFuture<Integer> result = CompletableFuture.supplyAsync(() -> file.exclusively(() -> 1));
        await().until(() -> !notes.told.isEmpty());
        assertThat(notes.told.get(0)).startsWith("waiting for process " + holder.pid());
        assertThat(result).isNotDone();

        holder.getOutputStream().close();

        assertThat(result.join()).isEqualTo(1);
    }
}
