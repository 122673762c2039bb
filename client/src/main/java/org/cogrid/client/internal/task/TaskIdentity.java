package org.cogrid.client.internal.task;

import java.time.Instant;
import org.cogrid.core.internal.text.LongText;
import org.jspecify.annotations.Nullable;

/**
 * What a task keeps when it is sent again.
 *
 * @param taskId the task's number at this client
 * @param submitted when the program asked for it
 */
public record TaskIdentity(long taskId, Instant submitted) {
    private static final int MOST_LABEL = 200;

    /** Returns a task's name in messages: its number and verb, and its label if it has one. */
    public static String name(long taskId, String kind, @Nullable String label) {
        String labelled = label == null || label.isEmpty() ? kind : kind + " '" + LongText.cut(label, MOST_LABEL) + "'";
        return "task " + taskId + " (" + labelled + ")";
    }
}
