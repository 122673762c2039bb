package org.cogrid.core.spi;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * A Groovy session in this JVM, in which texts mean the same as on an engine. Used by one thread at a time, except
 * {@link #stop} and {@link #cleanTrace}. A stopped text that does not end may go on while another thread runs the next
 * one.
 */
public interface Interpreter {
    /**
     * Runs a text on the calling thread. Its variables, definitions and imports stay for later texts.
     *
     * @param fileName the text's file name in stack traces
     * @return its last value
     * @throws Throwable what the text throws, or a compilation error
     */
    @Nullable
    Object run(String text, String fileName) throws Throwable;

    /** The functions that texts have defined, by name. */
    Collection<String> functions();

    /** The classes that texts have defined or imported, by the names a text uses. */
    Collection<String> classes();

    /** Stops the text that runs on that thread: interrupts waits and stops loops. Has no effect on other threads. */
    void stop(Thread running);

    /** Called by a thread after its text has ended, so that a late {@link #stop} can't hit the next text. */
    void settle();

    /** A failure's stack trace for its user, without frames of Cogrid and Groovy. */
    String cleanTrace(Throwable failure);
}
