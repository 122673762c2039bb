package org.cogrid.client.internal.view;

import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.client.internal.result.JoinedResult;
import org.cogrid.client.internal.result.ListResult;
import org.cogrid.client.internal.result.TaskResult;

/**
 * Replaces the names of internal classes by those of the public types. Java and Groovy name the class of an object,
 * which may be internal.
 */
public final class PublicNames {
    private static final Map<String, String> BY_INTERNAL = Map.of(
            EngineView.class.getName(), DirectView.class.getSimpleName(),
            EnginesView.class.getName(), MultiView.class.getSimpleName(),
            TaskResult.class.getName(), AsyncResult.class.getSimpleName(),
            JoinedResult.class.getName(), AsyncResult.class.getSimpleName(),
            ListResult.class.getName(), MultiResult.class.getSimpleName());

    private PublicNames() {}

    /** Returns the message with public names. */
    public static String in(String message) {
        String told = message;
        for (Map.Entry<String, String> name : BY_INTERNAL.entrySet()) {
            told = told.replace(name.getKey(), name.getValue());
        }
        return told;
    }
}
