package org.cogrid.core.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A Groovy session in this JVM, in which texts mean what they mean on an engine. Used by one thread at a time, except
 * {@link #stop} and {@link #cleanTrace}; a text that was stopped and does not end may go on while another thread runs the next.
 */
public interface Interpreter {
    /**
     * Runs a text on the calling thread; what it declares, defines and imports stays.
     *
     * @param fileName what stack traces call the text
     * @return its last value
     * @throws Throwable whatever the text throws, or what is wrong with it
     */
    @Nullable
    Object run(String text, String fileName) throws Throwable;

    /** The functions that texts have defined, by name. */
    Collection<String> functions();

    /** The classes that texts have defined or imported, by the names a text uses. */
    Collection<String> classes();

    /** Ends a text that runs on that thread: waits are interrupted, loops stopped. Without effect on any other. */
    void stop(Thread running);

    /** To be called by a thread whose text has ended, so that a late {@link #stop} can't hit the next. */
    void settle();

    /** A failure's stack as its user wants to read it, without the machinery. */
    String cleanTrace(Throwable failure);
}
