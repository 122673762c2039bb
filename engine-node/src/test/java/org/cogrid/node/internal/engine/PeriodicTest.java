package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.cogrid.core.internal.threads.Periodic;
import org.junit.jupiter.api.Test;

class PeriodicTest {
    @Test
    void workGoesOnAfterAnErrorOfOneTimeThatCanNotEvenBeLogged() throws Exception {
        CountDownLatch times = new CountDownLatch(3);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (FailingLog log = new FailingLog(Periodic.class)) {
            Periodic.start(timer, Duration.ofMillis(1), "testing", () -> {
                times.countDown();
                throw new OutOfMemoryError("as if");
            });

            assertThat(times.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            timer.shutdownNow();
        }
    }
}
