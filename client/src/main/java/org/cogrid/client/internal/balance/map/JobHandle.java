package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.cogrid.client.CancelOutcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.balance.EndFollower;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** A whole map as one task, for those that wait for it or cancel it. It has no value, and its chunks have the output. */
record JobHandle(MapJob job) implements TaskHandle {
    @Override
    public long taskId() {
        return -1;
    }

    @Override
    public String kind() {
        return "map";
    }

    @Override
    public int engineId() {
        return -1;
    }

    @Override
    public TaskStatus status() {
        return job.hasEnded()
                ? job.progress().failed() > 0 || job.failure() != null ? TaskStatus.FAILED : TaskStatus.OK
                : TaskStatus.RUNNING;
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
        job.whenNews(news);
    }

    @Override
    public boolean hasEnded() {
        return job.hasEnded();
    }

    @Override
    public boolean awaitEnd(Duration longest) throws InterruptedException {
        return job.await(longest, job::hasEnded);
    }

    @Override
    public @Nullable Object awaitValue(Duration longest) throws InterruptedException, TimeoutException {
        if (!awaitEnd(longest)) {
            throw new TimeoutException("a map has not ended");
        }
        return null;
    }

    @Override
    public void whenEnded(Consumer<@Nullable CogridException> callback) {
        job.news().follow(new EndFollower(job::hasEnded, callback));
    }

    /** Returns no times, as the chunks have theirs. */
    @Override
    public TaskTimes times() {
        return TaskTimes.NONE;
    }

    @Override
    public TaskMetadata metadata() {
        return MapMetadata.of(job);
    }

    @Override
    public CancelOutcome cancel() {
        return job.cancel();
    }
}
