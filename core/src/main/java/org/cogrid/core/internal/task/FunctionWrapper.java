package org.cogrid.core.internal.task;

/** A function of ours around one of the user's, which is the one to look at for names and captures. */
public interface FunctionWrapper {
    /** The user's function. */
    Object function();
}
