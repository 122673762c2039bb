package org.cogrid.node.internal.groovy;

import groovy.lang.Closure;
import org.codehaus.groovy.runtime.DefaultGroovyStaticMethods;
import org.cogrid.core.internal.task.CurrentEngine;

/**
 * Groovy's {@code sleep}, which sleeps on when interrupted, made to end when a task is cancelled. An extension module puts
 * it in place of Groovy's own; threads that belong to no engine and no interpreter keep Groovy's.
 */
public final class Sleep {
    private Sleep() {}

    /** Sleeps, on the threads of engines and interpreters until interrupted. */
    public static void sleep(Object self, long milliseconds) throws InterruptedException {
        if (CurrentEngine.find().isPresent() || LocalInterpreter.runsHere()) {
            Thread.sleep(milliseconds);
        } else {
            DefaultGroovyStaticMethods.sleep(self, milliseconds);
        }
    }

    /** Sleeps; {@code onInterrupt} says at an interrupt whether that ends it. */
    public static void sleep(Object self, long milliseconds, Closure<?> onInterrupt) {
        DefaultGroovyStaticMethods.sleep(self, milliseconds, onInterrupt);
    }
}
