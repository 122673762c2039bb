package org.cogrid.node.internal.run;

import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import org.jspecify.annotations.Nullable;

/**
 * Makes the workers of an engine JVM's common pool. Their context class loader is that of the task they work for, so
 * that a parallel stream finds the same classes by name as the task. The JDK creates this factory by its class name.
 */
public final class CommonPoolWorkers implements ForkJoinPool.ForkJoinWorkerThreadFactory {
    private static final String SETTING = "java.util.concurrent.ForkJoinPool.common.threadFactory";

    /** Installs the factory, unless the user has chosen another one. Call this before anything uses the common pool. */
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
            // Otherwise the worker would keep for ever the loader of the task that happens to make it.
            setContextClassLoader(ClassLoader.getSystemClassLoader());
        }

        @Override
        public @Nullable ClassLoader getContextClassLoader() {
            ClassLoader ofTask = TaskThreads.loaderOfTask();
            return ofTask == null ? super.getContextClassLoader() : ofTask;
        }
    }
}
