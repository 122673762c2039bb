package org.cogrid.core.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnawaitedTest {
    private final Logger logger = Logger.getLogger(Unawaited.class.getName());
    private final BlockingQueue<LogRecord> logged = new LinkedBlockingQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            logged.add(line);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
    }

    @AfterEach
    void listenNoMore() {
        logger.setUseParentHandlers(true);
        logger.removeHandler(handler);
    }

    @Test
    void whatAStepThrowsIsLogged() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        Error failure = new OutOfMemoryError("as if");
        try {
            Unawaited.later(timer, Duration.ZERO, "testing", () -> {
                throw failure;
            });

            LogRecord line = logged.poll(30, TimeUnit.SECONDS);
            assertThat(line).isNotNull();
            assertThat(line.getMessage()).isEqualTo("testing failed");
            assertThat(line.getThrown()).isSameAs(failure);
        } finally {
            timer.shutdownNow();
        }
    }

    @Test
    void theFailureOfWorkThatGoesOnIsLogged() {
        CompletableFuture<String> work = new CompletableFuture<>();
        Unawaited.goesOn("testing", work);
        assertThat(logged).isEmpty();

        IllegalStateException failure = new IllegalStateException("as if");
        work.completeExceptionally(failure);

        assertThat(logged)
                .singleElement()
                .satisfies(line -> assertThat(line.getThrown()).isSameAs(failure));
    }

    @Test
    void workThatSucceedsIsNotLogged() {
        Unawaited.goesOn("testing", CompletableFuture.completedFuture("value"));

        assertThat(logged).isEmpty();
    }
}
