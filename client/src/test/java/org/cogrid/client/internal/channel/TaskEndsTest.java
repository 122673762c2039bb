package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.cogrid.core.CogridException;
import org.cogrid.core.UndecodableValueException;
import org.junit.jupiter.api.Test;

class TaskEndsTest {
    private static final int TASKS = 50_000;

    @Test
    void noEndIsToldBeforeWhatTheTaskEndedWithIsThere() throws Exception {
        try (ChannelFixture fixture = new ChannelFixture()) {
            TaskEnds ends = new TaskEnds(fixture.codec, fixture.context.clock());
            AtomicBoolean isDone = new AtomicBoolean();
            CompletableFuture<Void> telling = CompletableFuture.runAsync(
                    () -> {
                        while (!isDone.get()) {
                            ends.tell();
                        }
                    },
                    fixture.workers);
            CogridException failure = new CogridException("what it ended with");
            PendingTask[] tasks = new PendingTask[TASKS];
            for (int i = 0; i < TASKS; i++) {
                tasks[i] = fixture.task(i, 7);
                ends.lose(tasks[i], failure);
            }
            isDone.set(true);
            telling.get();
            ends.tell();

            for (PendingTask task : tasks) {
                assertThatThrownBy(() -> ChannelFixture.end(task)).isSameAs(failure);
            }
        }
    }

    @Test
    void anEndOfWhichNothingCouldBeNotedIsAFailureAndNoValue() {
        try (ChannelFixture fixture = new ChannelFixture()) {
            TaskOutcome outcome = new TaskOutcome(() -> "task 1", fixture.unread);
            outcome.tell();

            assertThatThrownBy(() -> outcome.awaitValue(Duration.ofSeconds(50)))
                    .isInstanceOf(UndecodableValueException.class)
                    .hasMessageContaining("task 1 has ended");
            assertThat(outcome.hasCome()).isTrue();
        }
    }
}
