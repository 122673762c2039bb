package org.cogrid.node.internal.run;

import org.jspecify.annotations.Nullable;

/** The engine's thread and those its tasks start. */
final class EngineThreadGroup extends ThreadGroup {
    EngineThreadGroup(String name) {
        super(name);
    }

    /** A thread that ends because its task was stopped is nothing to report. */
    @Override
    public void uncaughtException(Thread thread, @Nullable Throwable failure) {
        if (!(failure instanceof TaskStopped)) {
            super.uncaughtException(thread, failure);
        }
    }
}
