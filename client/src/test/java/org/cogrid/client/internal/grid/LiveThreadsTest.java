package org.cogrid.client.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LiveThreadsTest {
    @Test
    void daemonsTheJvmAndClientsKeepNoProgramGoing() {
        assertThat(LiveThreads.keepsGoing(thread("main", false))).isTrue();
        assertThat(LiveThreads.keepsGoing(thread("pool-1-thread-1", false))).isTrue();
        assertThat(LiveThreads.keepsGoing(thread("user's daemon", true))).isFalse();
        assertThat(LiveThreads.keepsGoing(thread("DestroyJavaVM", false))).isFalse();
        assertThat(LiveThreads.keepsGoing(thread("cogrid-client-3.internal-1", false)))
                .isFalse();
        assertThat(LiveThreads.keepsGoing(thread("hz.cogrid-client-12.MetricsRegistry.thread-1", false)))
                .isFalse();
    }

    @Test
    void theEndIsThatOfThreadsThatOthersHaveStartedToo() throws Exception {
        ThreadGroup program = new ThreadGroup("program");
        CountDownLatch mayEnd = new CountDownLatch(1);
        Thread second = new Thread(new ThreadGroup(program, "inner"), () -> await(mayEnd), "second");
        Thread first = new Thread(program, second::start, "first");
        first.start();
        first.join();

        CompletableFuture<Void> end = CompletableFuture.runAsync(() -> awaitEnd(program));

        assertThat(end).isNotDone();
        mayEnd.countDown();
        end.get(50, TimeUnit.SECONDS);
        assertThat(second.isAlive()).isFalse();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void awaitEnd(ThreadGroup program) {
        try {
            LiveThreads.awaitEnd(program);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Thread thread(String name, boolean daemon) {
        Thread thread = new Thread(() -> {}, name);
        thread.setDaemon(daemon);
        return thread;
    }
}
