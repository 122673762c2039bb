package org.cogrid.client.internal.balance.map;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.output.ShownOutput;
import org.cogrid.client.internal.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/**
 * The tasks that the items of a map travel in: what they print, and what is known of them. Keeps ended tasks whose values
 * are kept too, and only the metadata of the last others. Thread-safe.
 */
final class MapTasks {
    private static final int MOST_METADATA = 1_000;
    private static final int MOST_TASKS = 10_000;

    private final OutputDisplay display;
    private final boolean keepsAll;
    /** What may have to be shown, by the position of the first item. */
    private final ConcurrentSkipListMap<Long, ShownOutput> shown = new ConcurrentSkipListMap<>();

    private volatile boolean leavesOutput;

    // Guarded by this.
    private final TreeMap<Long, TaskHandle> tasks = new TreeMap<>();
    private final TreeMap<Long, TaskMetadata> last = new TreeMap<>();
    private final List<Consumer<TaskHandle>> listeners = new ArrayList<>();
    private Duration serial = Duration.ZERO;

    MapTasks(OutputDisplay display, boolean keepsAll) {
        this.display = display;
        this.keepsAll = keepsAll;
    }

    void sent(long first, TaskHandle task) {
        if (!leavesOutput && display.isOn()) {
            shown.put(first, new ShownOutput(task, display));
            if (shown.size() > MOST_TASKS) { // nobody waits, who would see it
                shown.pollFirstEntry();
            }
        }
        List<Consumer<TaskHandle>> hearing;
        synchronized (this) {
            tasks.put(first, task);
            hearing = List.copyOf(listeners);
        }
        hearing.forEach(listener -> listener.accept(task));
    }

    /**
     * Notes that the items of a chunk have ended. A task that keeps failures is let go.
     *
     * @param told what is known of the task, or {@code null} if that is to be asked
     */
    void ended(Chunk chunk, @Nullable TaskMetadata told) {
        TaskHandle task;
        synchronized (this) {
            boolean isKept = keepsAll && chunk.failed() == 0 && tasks.size() <= MOST_TASKS;
            task = isKept ? tasks.get(chunk.first()) : tasks.remove(chunk.first());
        }
        if (task == null) {
            return; // it was not sent
        }
        if (task.printedLength() == 0) {
            shown.remove(chunk.first());
        }
        TaskMetadata known = told == null ? task.metadata() : told;
        synchronized (this) {
            serial = serial.plus(run(known));
            if (!tasks.containsKey(chunk.first())) {
                last.put(chunk.first(), withoutOutput(known));
                if (last.size() > MOST_METADATA) {
                    last.pollFirstEntry();
                }
            }
        }
    }

    /** Returns metadata without what was printed and published, which may be large. */
    private static TaskMetadata withoutOutput(TaskMetadata known) {
        return new TaskMetadata(
                known.taskId(),
                known.label(),
                known.kind(),
                known.status(),
                known.engineId(),
                known.engineUuid(),
                known.clientId(),
                known.submitted(),
                known.sent(),
                known.started(),
                known.completed(),
                known.received(),
                known.code(),
                known.error(),
                "",
                "",
                null,
                known.bytesOut(),
                known.bytesIn());
    }

    private static Duration run(TaskMetadata known) {
        Instant started = known.started();
        Instant completed = known.completed();
        return started == null
                ? Duration.ZERO
                : Duration.between(started, completed == null ? Instant.now() : completed);
    }

    /** Shows what was printed, to a thread that waits. */
    void show() {
        shown.forEach((first, output) -> {
            boolean isLast = hasEnded(first);
            output.show();
            if (isLast) {
                shown.remove(first);
            }
        });
    }

    private synchronized boolean hasEnded(long first) {
        TaskHandle task = tasks.get(first);
        return task == null || task.hasEnded();
    }

    /** Shows no more, as another display does. */
    void leaveOutput() {
        leavesOutput = true;
        shown.clear();
    }

    /** Calls {@code listener} with each task once: those that are kept, and those that come. It must be quick. */
    void each(Consumer<TaskHandle> listener) {
        List<TaskHandle> present;
        synchronized (this) {
            present = List.copyOf(tasks.values());
            listeners.add(listener);
        }
        present.forEach(listener);
    }

    /** Returns what is known of the tasks, in the order of the items. */
    List<TaskMetadata> metadata() {
        TreeMap<Long, TaskMetadata> all;
        TreeMap<Long, TaskHandle> present;
        synchronized (this) {
            all = new TreeMap<>(last);
            present = new TreeMap<>(tasks);
        }
        present.forEach((first, task) -> all.put(first, task.metadata()));
        return List.copyOf(all.values());
    }

    /** Returns how long the engines were at the items so far. */
    Duration serialTime() {
        Duration sum;
        List<TaskHandle> present;
        synchronized (this) {
            sum = serial;
            present = tasks.values().stream().filter(task -> !task.hasEnded()).toList();
        }
        return present.stream().map(task -> run(task.metadata())).reduce(sum, Duration::plus);
    }
}
