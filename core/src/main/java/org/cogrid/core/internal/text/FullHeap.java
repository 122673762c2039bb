package org.cogrid.core.internal.text;

import org.jspecify.annotations.Nullable;

/** What to do when a heap is full, in the words of all messages. They are made beforehand, as there is no room for it then. */
public final class FullHeap {
    /** How an engine gets more. */
    public static final String MORE_FOR_ENGINE =
            "give the engine more heap (cogrid start --heap, or ClusterOptions.withHeap)";

    /** How a client's program gets more. */
    public static final String MORE_FOR_PROGRAM =
            "give this program more heap (java -Xmx; for the command line, COGRID_JAVA_OPTS=-Xmx...)";

    private static final String MORE = "give it more heap (an engine: cogrid start --heap, or ClusterOptions.withHeap;"
            + " a program: java -Xmx; the command line: COGRID_JAVA_OPTS=-Xmx...)";
    private static final String FULL = "the heap of "
            + Amounts.size(Runtime.getRuntime().maxMemory()) + " is full: work on less data at once, or " + MORE;
    private static final String TOO_LONG =
            "no array of a JVM can be so long, whatever its heap: work on less data at once";

    /** For a failure that may have been brought about by a full heap, in whichever JVM. */
    public static final String LIKELY = "most likely for want of memory: work on less data at once, or " + MORE;

    private static final int MOST_CAUSES = 10;

    private FullHeap() {}

    /** What to do about this failure; {@code null} if the heap has nothing to do with it. */
    static @Nullable String advice(Throwable failure, @Nullable String message) {
        if (!(failure instanceof OutOfMemoryError)) {
            return null;
        }
        if (message == null || message.startsWith("Java heap space") || message.startsWith("GC overhead limit")) {
            return FULL;
        }
        return message.startsWith("Requested array size") || message.startsWith("Required ") ? TOO_LONG : null;
    }

    /** The error among a failure and its causes that tells of a full heap, {@code null} if there is none. Needs no heap. */
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
