package org.cogrid.client.internal.result;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** The part of a task for several engines that could not be sent to its engine. It has ended from the start. */
public final class UnsentTask implements TaskHandle {
    private static final UUID NO_CLIENT = new UUID(0, 0);

    private final String kind;
    private final int engineId;
    private final @Nullable String label;
    private final CogridException failure;
    private final Instant when;

    public UnsentTask(String kind, int engineId, @Nullable String label, CogridException failure, Instant when) {
        this.kind = kind;
        this.engineId = engineId;
        this.label = label;
        this.failure = failure;
        this.when = when;
    }

    /** Returns -1, as it has no number. */
    @Override
    public long taskId() {
        return -1;
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int engineId() {
        return engineId;
    }

    @Override
    public TaskStatus status() {
        return TaskStatus.FAILED;
    }

    @Override
    public int printedLength() {
        return 0;
    }

    @Override
    public List<Printed> printed(int from) {
        return List.of();
    }

    @Override
    public Published published() {
        return Published.NOTHING;
    }

    @Override
    public void whenNews(Runnable news) {
        news.run();
    }

    @Override
    public boolean hasEnded() {
        return true;
    }

    @Override
    public boolean awaitEnd(Duration longest) {
        return true;
    }

    @Override
    public @Nullable Object awaitValue(Duration longest) {
        throw failure;
    }

    @Override
    public void whenEnded(Consumer<@Nullable CogridException> callback) {
        try {
            CallbackThreads.executor().execute(() -> callback.accept(null));
        } catch (OutOfMemoryError e) { // there is no memory for one more thread
            callback.accept(new CogridException("the end of " + kind + " can't be told: " + e.getMessage(), e));
        }
    }

    @Override
    public TaskMetadata metadata() {
        return new TaskMetadata(
                -1,
                label,
                kind,
                status(),
                engineId,
                null,
                NO_CLIENT,
                when,
                null,
                null,
                null,
                when,
                null,
                failure.getMessage(),
                "",
                "",
                null,
                0,
                0);
    }

    @Override
    public TaskTimes times() {
        return TaskTimes.NONE;
    }

    @Override
    public CancelOutcome cancel() {
        return CancelOutcome.TOO_LATE;
    }
}
