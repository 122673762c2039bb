package org.cogrid.node.internal.call;

import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/**
 * Sets the calling thread's context class loader, by which libraries find services, resources and classes by name.
 * While a function or text runs, it is the loader of its own code. Afterwards it is what it was before.
 */
public final class ContextLoader {
    /** Work to do with a context class loader. */
    @FunctionalInterface
    public interface Work {
        @Nullable
        Object call() throws Throwable;
    }

    private ContextLoader() {}

    /** Does {@code work} with the loader of the code of {@code function}. */
    public static @Nullable Object of(Object function, Work work) throws Throwable {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader loader = codeOf(function).getClassLoader();
        thread.setContextClassLoader(loader == null ? before : loader); // classes of the JDK have no loader
        try {
            return work.call();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static Class<?> codeOf(Object function) {
        Object code = function instanceof MethodClosure method ? method.getOwner() : function;
        return code instanceof Class<?> type ? type : code.getClass();
    }
}
