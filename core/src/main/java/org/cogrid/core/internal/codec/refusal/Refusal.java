package org.cogrid.core.internal.codec.refusal;

import java.io.ObjectStreamException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.codec.form.ByteBudget;
import org.cogrid.core.internal.codec.standin.Substitutions;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.MapTask;
import org.cogrid.core.internal.task.PushTask;
import org.cogrid.core.internal.text.Counted;
import org.cogrid.core.internal.text.FailureText;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.text.LongText;
import org.jspecify.annotations.Nullable;

/** Makes the errors for values that can't travel. Each message says what was tried, on what, what happened and what to do. */
public final class Refusal {
    private static final String UNDECODABLE = "cannot decode a value that arrived: ";

    private static final String TOO_DEEP = "its graph is nested deeper than a stack of 512 MB can follow;"
            + " use arrays or lists instead of objects that are chained by the million";
    private static final String UNTOLD =
            "it failed, and so did the search for the reason (the cause is attached), " + FullHeap.LIKELY;
    private static final int MOST = FailureText.MOST_CHARACTERS;

    private static final String NO_PLACE =
            "; a Reference is replaced by its value when the task starts: give it as an argument, and declare what"
                    + " holds it (a field, a captured variable, an array's elements) as Object";

    private static final String UNREAD_KEYS =
            "; Java fills hash sets and maps while the objects in them may still be empty, as when two lie in each"
                    + " other's sets: keep such objects in lists, or let their hashCode and equals not look at their"
                    + " fields";

    private Refusal() {}

    /** The failure to encode {@code root}. */
    public static NotSerializableValueException ofEncoding(
            @Nullable Object root, Throwable failure, Substitutions known) {
        try {
            return new NotSerializableValueException(LongText.cut(refused(root, failure, known), MOST), failure);
        } catch (Throwable e) { // no memory is left, or a user's class can't be named
            return new NotSerializableValueException("cannot encode a value: " + UNTOLD, failure);
        }
    }

    private static String refused(@Nullable Object root, Throwable failure, Substitutions known) {
        String what = "cannot encode " + subject(root) + ": ";
        if (failure instanceof ByteBudget.TooLarge) {
            return what + "it takes " + failure.getMessage()
                    + ", the limit here; send less at a time, or keep it on the engine and pass a Reference";
        }
        if (failure instanceof StackOverflowError) {
            return what + TOO_DEEP;
        }
        if (failure instanceof OutOfMemoryError) {
            return what + FailureText.of(failure);
        }
        return root == null
                ? what + FailureText.of(failure)
                : culprit(root, known)
                        .map(culprit -> "cannot encode " + culprit)
                        .orElseGet(() -> what + FailureText.of(failure));
    }

    private static String subject(@Nullable Object root) {
        if (root instanceof ApplyTask task) {
            Stream<@Nullable Object> given =
                    Stream.concat(Arrays.stream(task.arguments()), task.named().values().stream());
            return "a function with its arguments (" + given.map(Refusal::type).collect(Collectors.joining(", ")) + ")";
        }
        if (root instanceof MapTask task) {
            return "a function with " + Counted.of(task.items().length, "item");
        }
        if (root instanceof PushTask task) {
            return "the variables " + String.join(", ", task.values().keySet());
        }
        return "a value of " + type(root);
    }

    private static String type(@Nullable Object value) {
        return value == null ? "null" : TypeNames.of(value.getClass());
    }

    /**
     * The culprit in words. Empty if the search fails too, which may happen because it calls the code of users' classes
     * again.
     */
    private static Optional<String> culprit(Object root, Substitutions known) {
        try {
            return new CulpritSearch(known).find(root).map(Culprit::text);
        } catch (Throwable e) {
            return Optional.empty(); // the message reports the failure of the encoding itself
        }
    }

    /** The failure to decode a value. */
    public static UndecodableValueException ofDecoding(Throwable failure, boolean hasReferences) {
        try {
            boolean misfit = failure instanceof ClassCastException
                    || failure instanceof ArrayStoreException
                    || failure instanceof IllegalArgumentException;
            String reason = LongText.cut(reasonOf(failure), MOST - UNDECODABLE.length());
            String hint = misfit && hasReferences ? NO_PLACE : isInUnreadKeys(failure) ? UNREAD_KEYS : "";
            return new UndecodableValueException(UNDECODABLE, reason + hint, failure);
        } catch (Throwable e) { // no memory left
            return new UndecodableValueException(UNDECODABLE, UNTOLD, failure);
        }
    }

    /** Whether a hash collection called a method of an element, which happens before all elements are read. */
    private static boolean isInUnreadKeys(Throwable failure) {
        return failure instanceof RuntimeException
                && FailureText.frames(failure).stream()
                        .anyMatch(frame -> frame.getMethodName().equals("readObject")
                                && frame.getClassName().startsWith("java.util."));
    }

    private static String reasonOf(Throwable failure) {
        String message = String.valueOf(FailureText.message(failure));
        if (failure instanceof ClassNotFoundException && message.contains(" ")) {
            return message; // the class space's message says what is wrong
        }
        if (failure instanceof ExceptionInInitializerError || message.startsWith("Could not initialize class")) {
            Throwable cause = FailureText.cause(failure);
            return "the static initialiser of a class it needs has failed: "
                    + (cause == null ? message : FailureText.of(cause));
        }
        if (failure instanceof ClassNotFoundException || failure instanceof NoClassDefFoundError) {
            return "class " + message + " is not known here, nor did its code come along, as for a class"
                    + " that only a script on the other side defines or only its class path has;"
                    + " pass plain data instead (numbers, text, lists, maps, arrays), or define the class here too";
        }
        if (failure instanceof StackOverflowError) {
            return TOO_DEEP;
        }
        // these messages say what is wrong with the object, such as fields that differ
        return failure instanceof ObjectStreamException ? message : FailureText.of(failure);
    }
}
