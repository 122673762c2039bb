package org.cogrid.client.internal.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskIdentity;
import org.cogrid.client.internal.task.TaskTimes;
import org.cogrid.core.internal.text.LongText;
import org.jspecify.annotations.Nullable;

/** What is known of a task so far. Thread-safe: its monitor guards all of it. */
final class TaskRecord {
    private static final int MOST_NAMES = 200;

    /** What is known from the start. */
    record Origin(
            long taskId,
            String kind,
            @Nullable String label,
            @Nullable String code,
            int engineId,
            UUID engineUuid,
            UUID clientId,
            Instant submitted,
            long bytesOut) {
        /** Returns the names of the variables that the task reads; empty for other tasks. */
        String names() {
            return kind.equals("pull") && code != null
                    ? LongText.cut("'" + code.replace(", ", "', '") + "'", MOST_NAMES)
                    : "";
        }

        /** Returns the task's name in messages, with its label if it has one. */
        String name() {
            return TaskIdentity.name(taskId, kind, label) + " on engine " + engineId;
        }
    }

    private final Origin origin;
    private final PrintedText printed = new PrintedText();
    /** Changed together with the text, and read without the monitor: most tasks print nothing. */
    private volatile int printedLength;

    private List<Runnable> listeners = List.of();
    private TaskStatus status = TaskStatus.QUEUED;
    private @Nullable Instant sent;
    private @Nullable Instant started;
    private @Nullable Instant completed;
    private @Nullable Instant received;
    private @Nullable String error;
    private Published data = Published.NOTHING;
    private long bytesIn;

    TaskRecord(Origin origin) {
        this.origin = origin;
    }

    Origin origin() {
        return origin;
    }

    synchronized void sent(Instant at) {
        sent = at;
    }

    synchronized void started(Instant at) {
        started = at;
        status = TaskStatus.RUNNING;
    }

    /** Adds output and informs the listeners. */
    void printed(boolean err, String text) {
        List<Runnable> told;
        synchronized (this) {
            printed.add(err, text);
            printedLength = printed.length();
            told = listeners;
        }
        told.forEach(Runnable::run);
    }

    int printedLength() {
        return printedLength;
    }

    synchronized List<Printed> printed(int from) {
        return printed.from(from);
    }

    /** Calls {@code news} whenever there is output or data. {@code news} must be quick and must not throw. */
    synchronized void whenNews(Runnable news) {
        List<Runnable> more = new ArrayList<>(listeners);
        more.add(news);
        listeners = more;
    }

    /** Takes in published data, and informs the listeners. */
    void published(Published newest) {
        List<Runnable> told;
        synchronized (this) {
            data = newest;
            told = listeners;
        }
        told.forEach(Runnable::run);
    }

    synchronized Published published() {
        return data;
    }

    synchronized void ran(Instant from, Instant to) {
        started = from;
        completed = to;
    }

    synchronized void ended(TaskStatus how, @Nullable String why, Instant at, long bytes) {
        status = how;
        error = why;
        received = at;
        bytesIn = bytes;
    }

    /** Records that the outcome can't be decoded here. */
    synchronized void undecodable(String why) {
        error = why;
    }

    synchronized boolean wasSent() {
        return sent != null;
    }

    String name() {
        return origin.name();
    }

    /** Records where the task is stuck, as a cancel did not end it. */
    synchronized void stuck(String where) {
        error = where;
    }

    synchronized TaskStatus status() {
        return status;
    }

    synchronized TaskTimes times() {
        return new TaskTimes(sent, started, completed, received);
    }

    synchronized boolean hasStarted() {
        return started != null;
    }

    /** Returns what is known now. Decodes published data on this thread. */
    TaskMetadata snapshot() {
        return snapshot(published().value());
    }

    private synchronized TaskMetadata snapshot(@Nullable Object newestData) {
        return new TaskMetadata(
                origin.taskId(),
                origin.label(),
                origin.kind(),
                status,
                origin.engineId(),
                origin.engineUuid(),
                origin.clientId(),
                origin.submitted(),
                sent,
                started,
                completed,
                received,
                origin.code(),
                error,
                printed.of(false),
                printed.of(true),
                newestData,
                origin.bytesOut(),
                bytesIn);
    }
}
