package org.cogrid.client.internal.shell.show;

import java.time.Duration;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.TaskMetadata;

/** An AsyncResult with its state. */
public final class ResultText {
    private ResultText() {}

    public static String of(AsyncResult<?> result) {
        TaskMetadata known = result.metadata();
        String error = known.error() == null ? "" : ": " + known.error();
        return "<AsyncResult " + known.kind() + " " + known.taskId() + " on engine " + known.engineId() + ": "
                + known.status() + ", " + of(result.elapsed()) + error + ">";
    }

    /** A duration as people read it. */
    public static String of(Duration time) {
        double millis = time.toNanos() / 1e6;
        if (millis < 1_000) {
            return String.format(java.util.Locale.ROOT, millis < 10 ? "%.2f ms" : "%.0f ms", millis);
        }
        return millis < 120_000
                ? String.format(java.util.Locale.ROOT, "%.2f s", millis / 1e3)
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
