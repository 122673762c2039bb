package org.cogrid.client.internal.output;

import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.TaskHandle;
import org.jspecify.annotations.Nullable;

/** Reads what a task prints, from where it last stopped. Not thread-safe. */
final class OutputReader implements NewsReader<OutputLine> {
    private final TaskHandle task;
    /** Those of the engine where the task runs, once that is known: a balanced task may run on several, one by one. */
    private @Nullable Lines lines;

    private int engineId;
    private int read;

    OutputReader(TaskHandle task) {
        this.task = task;
    }

    /** True if there is output that was not read. */
    boolean hasNew() {
        return task.printedLength() > read;
    }

    /** Passes on the new lines, and the rest once the task has ended. */
    @Override
    public boolean read(Consumer<OutputLine> to) {
        boolean last = task.hasEnded(); // asked first: then the output is complete
        for (Printed printed : task.printed(read)) {
            read += printed.text().length();
            present(to).add(printed, to);
        }
        if (last) {
            present(to).end(to);
        }
        return last;
    }

    private Lines present(Consumer<OutputLine> to) {
        Lines known = lines;
        if (known != null && engineId == task.engineId()) {
            return known;
        }
        if (known != null) {
            known.end(to);
        }
        engineId = task.engineId();
        known = new Lines(engineId);
        lines = known;
        return known;
    }
}
