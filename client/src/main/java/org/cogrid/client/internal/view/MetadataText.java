package org.cogrid.client.internal.view;

import org.cogrid.client.TaskMetadata;
import org.jspecify.annotations.Nullable;

/** Formats metadata for reading, with one line for each known value. */
public final class MetadataText {
    private static final int COLUMN = 13;

    private final StringBuilder text = new StringBuilder();

    private MetadataText() {}

    /** Returns the lines, without a newline at the end. */
    public static String of(TaskMetadata task) {
        return new MetadataText()
                .title("<TaskMetadata " + task.kind() + " " + task.taskId() + ": " + task.status() + ">")
                .line("label", task.label())
                .line("engineId", task.engineId())
                .line("submitted", task.submitted())
                .line("sent", task.sent())
                .line("started", task.started())
                .line("completed", task.completed())
                .line("received", task.received())
                .line("code", task.code())
                .line("error", task.error())
                .line("stdout", task.stdout())
                .line("stderr", task.stderr())
                .line("data", task.data())
                .line("bytesOut", task.bytesOut())
                .line("bytesIn", task.bytesIn())
                .text
                .toString();
    }

    private MetadataText title(String title) {
        text.append(title);
        return this;
    }

    private MetadataText line(String name, @Nullable Object value) {
        String shown = value == null ? "" : value.toString().stripTrailing();
        if (!shown.isEmpty()) {
            text.append("\n  ").append(name).append(" ".repeat(COLUMN - 2 - name.length()));
            text.append(shown.replace("\n", "\n" + " ".repeat(COLUMN)));
        }
        return this;
    }
}
