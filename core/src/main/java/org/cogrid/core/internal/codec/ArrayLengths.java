package org.cogrid.core.internal.codec;

import java.io.ObjectInputFilter;
import java.util.Set;

/**
 * Ends the reading of a graph that tells of an array with more elements than the graph has bytes for: Java takes the
 * memory for an array, also that of a collection, before it reads the elements. Used by one thread, once.
 */
final class ArrayLengths implements ObjectInputFilter {
    /** A hash table may be seven eighths empty, and an element takes at least a byte. */
    private static final long ELEMENTS_A_BYTE = 8;

    /** For tables that somebody has made larger than they need be. */
    private static final long SPARE = 1 << 14;

    /** The methods of Java that ask before they take the memory. */
    private static final Set<String> BEFORE = Set.of("readArray", "checkArray");

    private final long most;

    private boolean exceeded; // confined to the reading thread

    /**
     * A limit for a graph.
     *
     * @param bytes its length
     */
    ArrayLengths(long bytes) {
        most = SPARE + ELEMENTS_A_BYTE * bytes;
    }

    @Override
    public Status checkInput(FilterInfo info) {
        exceeded |= info.arrayLength() > most && isToBeRead();
        return exceeded ? Status.REJECTED : Status.UNDECIDED;
    }

    /** Whether the graph has told of an array that it can't have. */
    boolean isExceeded() {
        return exceeded;
    }

    /** Whether the array is still to be read. Java also asks about one that has taken the place of an object of the graph. */
    private static boolean isToBeRead() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getMethodName)
                        .dropWhile(method -> !method.equals("filterCheck"))
                        .skip(1)
                        .findFirst())
                .filter(BEFORE::contains)
                .isPresent();
    }
}
