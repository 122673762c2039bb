package org.cogrid.client.internal.output;

import java.util.function.Consumer;
import org.cogrid.client.OutputLine;
import org.cogrid.client.internal.task.Printed;
import org.cogrid.client.internal.task.TaskHandle;

/** Reads on in what a task prints. Not thread-safe. */
final class OutputReader {
    private final TaskHandle task;
    private final Lines lines;
    private int read;

    OutputReader(TaskHandle task) {
        this.task = task;
        this.lines = new Lines(task.engineId());
    }

    /** Whether something was printed that is not read yet. */
    boolean hasNew() {
        return task.printedLength() > read;
    }

    /** Hands on the lines that are new, and once the task has ended the rest; whether that was all. */
    boolean read(Consumer<OutputLine> to) {
        boolean last = task.hasEnded(); // asked before the output is read, which is complete then
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
