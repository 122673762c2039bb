package org.cogrid.client.internal.groovy;

import java.util.List;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.Client;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.client.Outcome;
import org.cogrid.client.Progress;
import org.cogrid.client.TaskMetadata;
import org.cogrid.core.CogridException;
import org.jspecify.annotations.Nullable;

/** Makes accessors available as Groovy properties: {@code rc.ids}, {@code ar.metadata}. */
public final class Properties {
    private Properties() {}

    public static List<Integer> getIds(Client client) {
        return client.ids();
    }

    public static List<Integer> getIds(MultiView view) {
        return view.ids();
    }

    public static int getId(DirectView view) {
        return view.id();
    }

    public static TaskMetadata getMetadata(AsyncResult<?> result) {
        return result.metadata();
    }

    public static Progress getProgress(AsyncResult<?> result) {
        return result.progress();
    }

    public static List<TaskMetadata> getTasks(MultiResult<?> result) {
        return result.tasks();
    }

    public static int getPosition(Outcome<?> outcome) {
        return outcome.position();
    }

    public static int getEngineId(Outcome<?> outcome) {
        return outcome.engineId();
    }

    public static @Nullable Object getValue(Outcome<?> outcome) {
        return outcome.value();
    }

    public static @Nullable CogridException getFailure(Outcome<?> outcome) {
        return outcome.failure();
    }

    public static @Nullable String getType(ExecuteReply reply) {
        return reply.type();
    }

    public static String getText(ExecuteReply reply) {
        return reply.text();
    }

    public static String getStdout(ExecuteReply reply) {
        return reply.stdout();
    }

    public static String getStderr(ExecuteReply reply) {
        return reply.stderr();
    }

    public static @Nullable Object getValue(ExecuteReply reply) {
        return reply.value();
    }
}
