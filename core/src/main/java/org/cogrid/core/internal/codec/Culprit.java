package org.cogrid.core.internal.codec;

import java.io.InvalidClassException;
import java.io.Serializable;
import org.cogrid.core.internal.text.FailureText;

/**
 * What keeps a value from travelling.
 *
 * @param path how to get there from the value: {@code argument 0.owner.out}
 * @param object the culprit itself
 * @param failure what Java's serialization said of it
 */
record Culprit(String path, Object object, Throwable failure) {
    /** Path, class, what is wrong with it and the way out. */
    String text() {
        return path + " : " + TypeNames.of(object.getClass()) + ", "
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
        if (TypeNames.isLambda(type)) {
            return "which is not serializable; declare it as one of Cogrid's Fn types, or cast it to ("
                    + type.getInterfaces()[0].getSimpleName() + " & java.io.Serializable)";
        }
        String way =
                "which is not serializable; pass what you need from it instead, or mark the field that holds it transient";
        return type.getClassLoader() == null ? way : way + ", or let its class implement java.io.Serializable";
    }
}
