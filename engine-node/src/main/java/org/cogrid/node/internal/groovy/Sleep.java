package org.cogrid.node.internal.groovy;

import groovy.lang.Closure;
import org.codehaus.groovy.runtime.DefaultGroovyStaticMethods;
import org.cogrid.core.internal.task.CurrentEngine;

/**
 * Groovy's {@code sleep}, which sleeps on when interrupted, made to end when a task is cancelled. An extension module puts
 * it in place of Groovy's own; threads that belong to no engine keep Groovy's.
 */
public final class Sleep {
    private Sleep() {}

    /** Sleeps, on an engine's threads until interrupted. */
    public static void sleep(Object self, long milliseconds) throws InterruptedException {
        if (CurrentEngine.find().isPresent()) {
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
