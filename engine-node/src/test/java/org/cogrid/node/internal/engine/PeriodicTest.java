package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicTest {
    @Test
    void workGoesOnAfterAnErrorOfOneTimeThatCanNotEvenBeLogged() throws Exception {
        CountDownLatch times = new CountDownLatch(3);
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (FailingLog log = new FailingLog(Periodic.class)) {
            Runnable work = new Periodic("testing", () -> {
                times.countDown();
                throw new OutOfMemoryError("as if");
            });
            timer.scheduleAtFixedRate(work, 0, 1, TimeUnit.MILLISECONDS);

            assertThat(times.await(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            timer.shutdownNow();
        }
    }
}
