package org.cogrid.core.internal.task;

/** A function of Cogrid around a user's function. Messages about names and captures look at the user's function. */
public interface FunctionWrapper {
    /** The user's function. */
    Object function();
}
