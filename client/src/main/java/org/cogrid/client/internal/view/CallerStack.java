package org.cogrid.client.internal.view;

import java.util.Arrays;

/** Where the user's program is right now. */
final class CallerStack {
    private static final String OURS = "org.cogrid.client.internal.";

    private CallerStack() {}

    /** The calling thread's stack from the first frame that is not this package's business. */
    static StackTraceElement[] here() {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        int first = 0;
        while (first < frames.length && frames[first].getClassName().startsWith(OURS)) {
            first++;
        }
        return Arrays.copyOfRange(frames, first, frames.length);
    }
}
