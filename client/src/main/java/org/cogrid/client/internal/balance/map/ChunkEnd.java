package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.threads.CallbackThreads;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.task.result.ChunkValues;
import org.cogrid.core.internal.time.Durations;
import org.jspecify.annotations.Nullable;

/** Waits for the end of a chunk's task without a thread, and decodes it then on a callback thread. */
record ChunkEnd(MapJob job, Chunk chunk, TaskHandle task) {
    void follow() {
        task.whenEnded(this::told);
    }

    private void told(@Nullable CogridException problem) {
        if (problem == null || task.hasEnded()) {
            collect();
            return;
        }
        job.news().obstacle(problem);
        task.whenNews(
                () -> { // it comes nevertheless once there is room
                    if (task.hasEnded()) {
                        collectSoon();
                    }
                });
    }

    private void collectSoon() {
        try {
            CallbackThreads.executor().execute(this::collect);
        } catch (RuntimeException | Error e) { // there is no memory for one more thread
            job.end(chunk, new CogridException("items have ended, but no thread could be started to tell of it", e));
        }
    }

    /** Decodes the values, which runs users' code. */
    private void collect() {
        if (!chunk.claimEnd()) {
            return;
        }
        TaskMetadata known = null;
        try {
            ChunkValues values = (ChunkValues) Objects.requireNonNull(task.awaitValue(Durations.FOR_EVER));
            known = task.metadata();
            if (values.count() < chunk.count()) {
                job.takesBack(chunk, values.count());
            }
            learn(known);
            chunk.end(values, job.errors());
        } catch (CogridException e) {
            chunk.end(e);
        } catch (Throwable e) { // without that, the map would never end
            chunk.end(new CogridException("the values of items could not be read: " + e, e));
        }
        job.ended(chunk, known);
    }

    private void learn(TaskMetadata known) {
        Instant started = known.started();
        Instant completed = known.completed();
        Instant sent = known.sent();
        Instant received = known.received();
        if (started != null && completed != null && sent != null && received != null) {
            job.learn(
                    chunk.count(),
                    Duration.between(started, completed),
                    Duration.between(sent, received),
                    known.bytesOut() + known.bytesIn());
        }
    }
}
