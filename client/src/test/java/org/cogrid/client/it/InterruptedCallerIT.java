package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.cogrid.client.AnsweredStatus;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.internal.code.Program;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A thread that is interrupted ends its own call, and nobody else's. */
final class InterruptedCallerIT {
    private static final int PATIENCE_SECONDS = 30;

    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.embedded();

    @Test
    void aFunctionThatTheGridHasNotSeenIsSentByOthers() throws Exception {
        CogridException failure =
                onThread(InterruptedCallerIT::failureOfInterrupted).get(PATIENCE_SECONDS, TimeUnit.SECONDS);

        assertThat(failure).hasMessageContaining("this thread was interrupted");
        assertThat(onThread(() -> GRID.e0().applySync(() -> 42)).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isEqualTo(42);
        try (Client other = GRID.cluster().connect()) {
            assertThat(onThread(() -> other.view(1).applySync(() -> 43)).get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(43);
        }
    }

    @Test
    void jarsAreWaitedForNoLonger(@TempDir Path folder) throws Exception {
        Path jar = new Program(folder)
                .with("late.L", "package late; public class L { public static int v() { return 7; } }")
                .jar("late-1.0.jar");
        AsyncResult<Object> busy = GRID.e0().evaluate("new java.util.concurrent.CountDownLatch(1).await()");
        await().until(() -> GRID.client().status().get(0).running().isPresent());
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            try {
                GRID.client().addJars(jar);
                ended.complete(null);
            } catch (Throwable e) {
                ended.complete(e);
            }
        });
        caller.start();
        await().atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> AnsweredStatus.activity(GRID.client(), 0).queued() > 0);

        caller.interrupt();

        assertThat(ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("the grid has the jars");
        busy.cancel();
        assertThat(GRID.e0().evaluate("late.L.v()").get()).isEqualTo(7);
    }

    private static CogridException failureOfInterrupted() {
        Thread.currentThread().interrupt();
        try {
            throw new AssertionError("gave " + GRID.e0().applySync(() -> 41));
        } catch (CogridException e) {
            assertThat(Thread.interrupted()).isTrue();
            return e;
        }
    }

    /** So that one that hangs fails the test. */
    private static <T> FutureTask<T> onThread(Callable<T> call) {
        FutureTask<T> task = new FutureTask<>(call);
        Thread thread = new Thread(task, "caller");
        thread.setDaemon(true);
        thread.start();
        return task;
    }
}
