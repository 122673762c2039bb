package org.cogrid.node.internal.run;

import org.jspecify.annotations.Nullable;

/** The thread group of the engine's thread and of the threads that its tasks start. */
final class EngineThreadGroup extends ThreadGroup {
    EngineThreadGroup(String name) {
        super(name);
    }

    /** Reports uncaught failures, except in threads that end because their task was stopped. */
    @Override
    public void uncaughtException(Thread thread, @Nullable Throwable failure) {
        if (!(failure instanceof TaskStopped)) {
            super.uncaughtException(thread, failure);
        }
    }
}
