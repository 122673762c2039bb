package org.cogrid.client.internal.output;

import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.TaskHandle;

/** Reads what a task prints, from where it last stopped. Not thread-safe. */
final class OutputReader implements NewsReader<OutputLine> {
    private final TaskHandle task;
    private final Lines lines;
    private int read;

    OutputReader(TaskHandle task) {
        this.task = task;
        this.lines = new Lines(task.engineId());
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
            lines.add(printed, to);
        }
        if (last) {
            lines.end(to);
        }
        return last;
    }
}
