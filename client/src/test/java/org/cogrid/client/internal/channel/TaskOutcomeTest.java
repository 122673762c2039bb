package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.room.Unread;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskOutcomeTest {
    private static final Duration LONG = Duration.ofSeconds(50);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final TaskOutcome outcome = new TaskOutcome(() -> "task 1", new Unread(1 << 20, timer));
    private final CountDownLatch decoding = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @AfterEach
    void stop() {
        timer.shutdownNow();
    }

    private Object decoded() {
        decoding.countDown();
        try {
            goOn.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return "value";
    }

    private Object value() {
        try {
            return outcome.awaitValue(LONG);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aWaitForWhatAnotherThreadDecodesEndsInTimeAndByAnInterrupt() throws Exception {
        outcome.come(this::decoded, 0);
        assertThat(outcome.hasCome()).isFalse();
        outcome.tell();
        CompletableFuture<Object> other = CompletableFuture.supplyAsync(this::value, work -> new Thread(work).start());
        decoding.await();

        assertThatThrownBy(() -> outcome.awaitValue(Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("another thread");
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> outcome.awaitValue(LONG)).isInstanceOf(InterruptedException.class);

        goOn.countDown();
        assertThat(other.join()).isEqualTo("value");
        Thread.currentThread().interrupt();
        assertThat(outcome.awaitValue(Duration.ZERO))
                .isEqualTo("value"); // which is there, so that nothing is waited for
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aCallbackThatNoThreadCanRunIsToldSo() {
        List<CogridException> told = new ArrayList<>();
        OutOfMemoryError noThread = new OutOfMemoryError("unable to create native thread");
        outcome.whenCome(told::add, work -> {
            throw noThread;
        });

        outcome.come(() -> "value", 0);
        outcome.tell();

        assertThat(told)
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .hasMessageContaining("task 1 has ended, but no thread could be started")
                        .hasCause(noThread));
        assertThat(value()).isEqualTo("value");
    }
}
