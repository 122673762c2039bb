package org.cogrid.client.internal.output;

import java.util.function.Consumer;
import org.cogrid.client.PublishedData;
import org.cogrid.client.internal.task.Published;
import org.cogrid.client.internal.task.TaskHandle;

/** Reads the newest data that a task publishes. Data that was replaced before it was read is skipped. Not thread-safe. */
final class DataReader implements NewsReader<PublishedData> {
    private final TaskHandle task;
    private Published read = Published.NOTHING;

    DataReader(TaskHandle task) {
        this.task = task;
    }

    @Override
    public boolean read(Consumer<PublishedData> to) {
        boolean last = task.hasEnded(); // asked first: then the data is the last
        Published newest = task.published();
        if (newest != read) {
            read = newest;
            to.accept(new PublishedData(task.engineId(), newest.value()));
        }
        return last;
    }
}
