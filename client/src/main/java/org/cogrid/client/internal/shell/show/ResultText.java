package org.cogrid.client.internal.shell.show;

import org.cogrid.client.AsyncResult;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.internal.text.Amounts;

/** Shows an AsyncResult with its state. */
public final class ResultText {
    private ResultText() {}

    public static String of(AsyncResult<?> result) {
        TaskMetadata known = result.metadata();
        String error = known.error() == null ? "" : ": " + known.error();
        return "<AsyncResult " + known.kind() + " " + known.taskId() + " on engine " + known.engineId() + ": "
                + known.status() + ", " + Amounts.time(result.elapsed()) + error + ">";
    }
}
