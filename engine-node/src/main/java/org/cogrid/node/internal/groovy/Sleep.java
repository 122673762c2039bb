package org.cogrid.node.internal.groovy;

import groovy.lang.Closure;
import org.codehaus.groovy.runtime.DefaultGroovyStaticMethods;
import org.cogrid.core.internal.task.CurrentEngine;

/**
 * Replaces Groovy's {@code sleep}, which goes on when interrupted, by one that ends when a task is cancelled. An
 * extension module installs it. On threads that belong to no engine and no interpreter, it behaves like Groovy's own.
 */
public final class Sleep {
    private Sleep() {}

    /** Sleeps; on threads of engines and interpreters an interrupt ends the sleep. */
    public static void sleep(Object self, long milliseconds) throws InterruptedException {
        if (CurrentEngine.find().isPresent() || LocalInterpreter.runsHere()) {
            Thread.sleep(milliseconds);
        } else {
            DefaultGroovyStaticMethods.sleep(self, milliseconds);
        }
    }

    /** Sleeps; at an interrupt, {@code onInterrupt} decides whether the sleep ends. */
    public static void sleep(Object self, long milliseconds, Closure<?> onInterrupt) {
        DefaultGroovyStaticMethods.sleep(self, milliseconds, onInterrupt);
    }
}
