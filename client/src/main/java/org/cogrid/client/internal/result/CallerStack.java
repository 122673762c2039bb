package org.cogrid.client.internal.result;

import java.util.Arrays;

/** Finds the line of the user's program that runs now. */
final class CallerStack {
    private static final String OURS = "org.cogrid.client.internal.";

    private CallerStack() {}

    /** Returns the calling thread's stack, without the frames of this package at its top. */
    static StackTraceElement[] here() {
        StackTraceElement[] frames = new Throwable().getStackTrace();
        int first = 0;
        while (first < frames.length && frames[first].getClassName().startsWith(OURS)) {
            first++;
        }
        return Arrays.copyOfRange(frames, first, frames.length);
    }
}
