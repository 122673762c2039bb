package org.cogrid.client.internal.view;

import java.util.Map;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;

/** Names of classes as users know them: Java and Groovy tell the class of an object, which of Cogrid's is an internal one. */
public final class PublicNames {
    private static final Map<String, String> BY_INTERNAL = Map.of(
            EngineView.class.getName(), DirectView.class.getSimpleName(),
            TaskResult.class.getName(), AsyncResult.class.getSimpleName());

    private PublicNames() {}

    /** The message with such names in place of those of internal classes. */
    public static String in(String message) {
        String told = message;
        for (Map.Entry<String, String> name : BY_INTERNAL.entrySet()) {
            told = told.replace(name.getKey(), name.getValue());
        }
        return told;
    }
}
