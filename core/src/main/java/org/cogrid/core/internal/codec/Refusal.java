package org.cogrid.core.internal.codec;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.PushTask;
import org.jspecify.annotations.Nullable;

/** What is told of a value that can't travel: what was tried, on what, what happened, what to do. */
final class Refusal {
    private static final String TOO_DEEP = "its graph is nested deeper than a stack of 512 MB can follow;"
            + " use arrays or lists instead of objects that are chained by the million";
    private static final String NO_MEMORY =
            "the memory of this JVM ran out; send less at a time, or give it a larger heap";

    private static final String NO_PLACE =
            "; the value of a Reference takes its place when the task starts: give it as an"
                    + " argument, and declare what holds it (a field, a captured variable, an array's elements) as Object";

    private Refusal() {}

    /** The failure to encode {@code root}. */
    static NotSerializableValueException ofEncoding(@Nullable Object root, Throwable failure, Substitutions known) {
        String what = "cannot encode " + subject(root) + ": ";
        if (failure instanceof TooLargeException) {
            return new NotSerializableValueException(
                    what + "it takes " + failure.getMessage()
                            + ", the limit here; send less at a time, or keep it on the engine and pass a Reference",
                    failure);
        }
        if (failure instanceof StackOverflowError) {
            return new NotSerializableValueException(what + TOO_DEEP, failure);
        }
        if (failure instanceof OutOfMemoryError) {
            return new NotSerializableValueException(what + NO_MEMORY, failure);
        }
        String culprit = culprit(root, failure, known);
        return new NotSerializableValueException(
                culprit.isEmpty() ? what + failure : "cannot encode " + culprit, failure);
    }

    private static String subject(@Nullable Object root) {
        if (root instanceof ApplyTask task) {
            Stream<@Nullable Object> given =
                    Stream.concat(Arrays.stream(task.arguments()), task.named().values().stream());
            return "a function with its arguments (" + given.map(Refusal::type).collect(Collectors.joining(", ")) + ")";
        }
        if (root instanceof PushTask task) {
            return "the variables " + String.join(", ", task.values().keySet());
        }
        return "a value of " + type(root);
    }

    private static String type(@Nullable Object value) {
        return value == null ? "null" : TypeNames.of(value.getClass());
    }

    /** Path and class, or nothing when the search fails, too: it calls the code of the user's classes again. */
    private static String culprit(@Nullable Object root, Throwable failure, Substitutions known) {
        try {
            return root == null
                    ? ""
                    : new CulpritSearch(known).find(root).map(Culprit::text).orElse("");
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
            return "";
        }
    }

    /** The failure to decode a value, in which values may have taken the places of References. */
    static UndecodableValueException ofDecoding(Throwable failure, boolean hasReferences) {
        boolean misfit = failure instanceof ClassCastException
                || failure instanceof ArrayStoreException
                || failure instanceof IllegalArgumentException;
        return new UndecodableValueException(
                "cannot decode a value that arrived: " + reasonOf(failure) + (misfit && hasReferences ? NO_PLACE : ""),
                failure);
    }

    private static String reasonOf(Throwable failure) {
        if (failure instanceof ClassNotFoundException
                && String.valueOf(failure.getMessage()).contains(" ")) {
            return String.valueOf(failure.getMessage()); // a class space that says itself what is wrong
        }
        if (failure instanceof ExceptionInInitializerError
                || String.valueOf(failure.getMessage()).startsWith("Could not initialize class")) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            return "the static initialiser of a class it needs has failed: " + cause.getMessage();
        }
        if (failure instanceof ClassNotFoundException || failure instanceof NoClassDefFoundError) {
            return "class " + failure.getMessage() + " is not known here, nor did its code come along, as for a class"
                    + " that only a script on the other side defines or only its class path has;"
                    + " pass plain data instead (numbers, text, lists, maps, arrays), or define the class here too";
        }
        if (failure instanceof StackOverflowError) {
            return TOO_DEEP;
        }
        if (failure instanceof OutOfMemoryError) {
            return NO_MEMORY;
        }
        return failure.toString();
    }
}
