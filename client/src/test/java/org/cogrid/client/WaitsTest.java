package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CompletableFuture;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.WaitingThreads;
import org.cogrid.core.CogridException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WaitsTest {
    private final FakeGrid grid = new FakeGrid(0);
    private final FakeEngine engine = grid.engine(0);

    @AfterEach
    void forget() {
        WaitingThreads.whenStopped(task -> {});
    }

    private FakeHandle interruptedWhileItIsWaitedFor() throws Exception {
        engine.holds = true;
        AsyncResult<Integer> result = grid.client().view(0).apply(() -> 1);
        CompletableFuture<Throwable> thrown = new CompletableFuture<>();
        Thread waiting = new Thread(() -> {
            try {
                result.get();
            } catch (CogridException e) {
                thrown.complete(e);
            }
        });
        waiting.start();
        await().until(() -> !WaitingThreads.of(waiting).isEmpty());
        waiting.interrupt();
        assertThat(thrown.get()).hasMessageContaining("interrupted while waiting");
        return engine.handles.get(0);
    }

    @Test
    void aTaskGoesOnWhenWhoWaitsForItIsInterrupted() throws Exception {
        assertThat(interruptedWhileItIsWaitedFor().hasEnded()).isFalse();
    }

    @Test
    void aTaskEndsWithItsWaitWhereTheProgramIsItsUsersPrompt() throws Exception {
        WaitingThreads.whenStopped(TaskHandle::cancel);

        await().until(interruptedWhileItIsWaitedFor()::hasEnded);
    }
}
