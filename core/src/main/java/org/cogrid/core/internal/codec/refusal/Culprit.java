package org.cogrid.core.internal.codec.refusal;

import java.io.InvalidClassException;
import java.io.Serializable;
import java.util.Map;
import org.cogrid.core.internal.text.FailureText;

/**
 * The object that keeps a value from travelling.
 *
 * @param path how to get there from the value: {@code argument 0.owner.out}
 * @param isInMarkableField whether it is held by a field that the user may mark transient
 * @param object the culprit itself
 * @param failure what Java's serialization threw for it
 */
record Culprit(String path, boolean isInMarkableField, Object object, Throwable failure) {
    private static final String CLIENT = "org.cogrid.client.";

    /** Classes that can't travel, and what to send instead. */
    private static final Map<String, String> INSTEAD = Map.of(
            CLIENT + "internal.map.GridMap",
            "the map's name, and have the map on the engine by Engine.current().hazelcast().getMap(name)",
            "groovy.lang.MapWithDefault",
            "a copy, new LinkedHashMap(map), and use withDefault where it arrives",
            "groovy.lang.ListWithDefault",
            "a copy, new ArrayList(list), and use withDefault where it arrives",
            "groovy.util.Expando",
            "a copy of its properties, new LinkedHashMap(expando.properties)",
            "groovy.util.ConfigObject",
            "plain data made of it, such as config.toProperties()");

    /** The path, the class, what is wrong and what to do. */
    String text() {
        boolean isItself = path.equals(PathNames.ROOT);
        return (isItself ? "a value of " : path + " : ") + TypeNames.of(object.getClass()) + ", "
                + (object instanceof Serializable ? refused() : lacking());
    }

    private String refused() {
        if (failure instanceof InvalidClassException invalid) {
            return "which can't be made anew where it arrives: " + FailureText.message(invalid);
        }
        return "whose own serialization failed with " + FailureText.of(failure);
    }

    private String lacking() {
        Class<?> type = object.getClass();
        String instead = INSTEAD.get(type.getName());
        if (instead != null) {
            return "which is not serializable; pass " + instead;
        }
        if (type.getName().startsWith(CLIENT)) {
            return "which belongs to this program, because an engine has no client; pass plain values instead, or a"
                    + " Reference: ref(\"name\") for a variable of the engine that runs the function,"
                    + " ref(view, \"name\") for another engine's";
        }
        if (TypeNames.isLambda(type)) {
            return "which is not serializable; declare it as one of Cogrid's Fn types, or cast it to ("
                    + type.getInterfaces()[0].getSimpleName() + " & java.io.Serializable)";
        }
        return "which is not serializable; pass what you need from it instead"
                + (isInMarkableField ? ", or mark the field that holds it transient" : "")
                + (type.getClassLoader() == null ? "" : ", or let its class implement java.io.Serializable");
    }
}
