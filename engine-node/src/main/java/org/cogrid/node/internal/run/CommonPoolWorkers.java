package org.cogrid.node.internal.run;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Makes the workers of an engine JVM's common pool. Their context class loader is that of the task they work for, so that a parallel
 * stream finds the classes by name that the task itself finds. The JDK makes it by name.
 */
public final class CommonPoolWorkers implements ForkJoinPool.ForkJoinWorkerThreadFactory {
    private static final String SETTING = "java.util.concurrent.ForkJoinPool.common.threadFactory";

    /** To be called before anything uses the common pool; leaves a factory that the user has chosen. */
    static void install() {
        if (System.getProperty(SETTING) == null) {
            System.setProperty(SETTING, CommonPoolWorkers.class.getName());
        }
    }

    @Override
    public ForkJoinWorkerThread newThread(ForkJoinPool pool) {
        return new Worker(pool);
    }

    private static final class Worker extends ForkJoinWorkerThread {
        Worker(ForkJoinPool pool) {
            super(pool);
            setContextClassLoader(
                    ClassLoader.getSystemClassLoader()); // else that of the task which happens to make it, for ever
        }

        @Override
        public @Nullable ClassLoader getContextClassLoader() {
            ClassLoader ofTask = TaskThreads.loaderOfTask();
            return ofTask == null ? super.getContextClassLoader() : ofTask;
        }
    }
}
