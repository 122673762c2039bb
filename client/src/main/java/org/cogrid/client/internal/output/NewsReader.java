package org.cogrid.client.internal.output;

import java.util.function.Consumer;

/** Reads what is new of a task, from where it last stopped. */
interface NewsReader<T> {
    /** Passes on what is new. True if nothing more will come. */
    boolean read(Consumer<T> to);
}
