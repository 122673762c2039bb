package org.cogrid.client.internal.texts;

/** Shows what a text does on one engine. One thread calls all methods but {@link #stuck}. */
public interface TextDisplay {
    /** Returns where its output goes. */
    LineOutput out();

    /** Returns where its error output goes. */
    LineOutput err();

    /** Called when the text has failed. */
    void failed(RuntimeException failure);

    /** Called by any thread when the text does not end although it was cancelled. */
    void stuck();
}
