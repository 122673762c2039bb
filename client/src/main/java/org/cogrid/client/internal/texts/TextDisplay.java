package org.cogrid.client.internal.texts;

import org.cogrid.client.ExecuteReply;

/** Shows what a text does on one engine. All but {@link #stuck} is called by one thread. */
public interface TextDisplay {
    /** Where its output goes. */
    LineOutput out();

    /** Where its error output goes. */
    LineOutput err();

    /** It has ended well. */
    void ended(ExecuteReply reply);

    /** It has failed. */
    void failed(RuntimeException failure);

    /** It does not end though it was cancelled. Called by any thread. */
    void stuck();
}
