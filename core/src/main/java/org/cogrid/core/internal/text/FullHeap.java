package org.cogrid.core.internal.text;

import org.jspecify.annotations.Nullable;

/** The advice that all messages give for a full heap. The texts are made in advance, because a full heap has no room for them. */
public final class FullHeap {
    /** How to give an engine more heap. */
    public static final String MORE_FOR_ENGINE =
            "give the engine more heap (cogrid start --heap, or ClusterOptions.withHeap)";

    /** How to give a client's program more heap. */
    public static final String MORE_FOR_PROGRAM =
            "give this program more heap (java -Xmx; for the command line, COGRID_JAVA_OPTS=-Xmx...)";

    private static final String MORE = "give it more heap (an engine: cogrid start --heap, or ClusterOptions.withHeap;"
            + " a program: java -Xmx; the command line: COGRID_JAVA_OPTS=-Xmx...)";
    private static final String FULL = "the heap of "
            + Amounts.size(Runtime.getRuntime().maxMemory()) + " is full: work on less data at once, or " + MORE;
    private static final String TOO_LONG =
            "no array of a JVM can be so long, whatever its heap: work on less data at once";

    /** The advice for a failure that a full heap may have caused, in any JVM. */
    public static final String LIKELY = "most likely because memory ran out: work on less data at once, or " + MORE;

    private static final int MOST_CAUSES = 10;

    private FullHeap() {}

    /** The advice for this failure; {@code null} if the heap has nothing to do with it. */
    static @Nullable String advice(Throwable failure, @Nullable String message) {
        if (!(failure instanceof OutOfMemoryError)) {
            return null;
        }
        if (message == null || message.startsWith("Java heap space") || message.startsWith("GC overhead limit")) {
            return FULL;
        }
        return message.startsWith("Requested array size") || message.startsWith("Required ") ? TOO_LONG : null;
    }

    /** Whether a failure, or one of its causes, tells of a full heap, and not of an array that no heap could hold. */
    public static boolean isCauseOf(Throwable failure) {
        Throwable error = find(failure);
        return error != null && !TOO_LONG.equals(advice(error, FailureText.message(error)));
    }

    /** The error for a full heap among a failure and its causes; {@code null} if there is none. Needs no heap. */
    public static @Nullable Throwable find(Throwable failure) {
        @Nullable Throwable next = failure;
        for (int i = 0; i < MOST_CAUSES && next != null; i++) {
            if (next instanceof OutOfMemoryError) {
                return next;
            }
            next = FailureText.cause(next);
        }
        return null;
    }
}
