package org.cogrid.client.internal.cluster.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptedStartTest {
    private final InterruptedStart start = new InterruptedStart();

    @Test
    void aProcessThatIsJustBeingStartedIsEndedWithTheOthers() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<Process> last = CompletableFuture.supplyAsync(() -> start.start(() -> {
            starting.countDown();
            awaitQuietly(interrupted);
            return sleeper();
        }));
        starting.await();

        CompletableFuture<List<ProcessHandle>> found = new CompletableFuture<>();
        Thread end = new Thread(() -> found.complete(start.begin()));
        end.start();
        while (end.getState() != Thread.State.BLOCKED && !found.isDone()) {
            Thread.onSpinWait();
        }
        interrupted.countDown();

        ProcessHandle process = last.get().toHandle();
        try {
            assertThat(found.get()).contains(process);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void nothingStartsOnceTheProgramEnds() {
        start.begin();

        assertThatThrownBy(() -> start.start(InterruptedStartTest::sleeper))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("this program ends");
    }

    private static Process sleeper() {
        try {
            return new ProcessBuilder("sleep", "600").start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
