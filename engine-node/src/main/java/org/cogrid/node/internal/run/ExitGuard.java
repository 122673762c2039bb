package org.cogrid.node.internal.run;

import org.cogrid.core.internal.task.CurrentEngine;

/** Called by instrumented code in place of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}. */
public final class ExitGuard {
    private ExitGuard() {}

    /** Like {@code System.exit}, but refused on threads that work for an engine. */
    public static void exit(int status) {
        refuseToCode("System.exit");
        System.exit(status);
    }

    /** Like {@code Runtime.exit}, but refused on threads that work for an engine. */
    public static void exit(Runtime runtime, int status) {
        refuseToCode("Runtime.exit");
        runtime.exit(status);
    }

    /** Like {@code Runtime.halt}, but refused on threads that work for an engine. */
    public static void halt(Runtime runtime, int status) {
        refuseToCode("Runtime.halt");
        runtime.halt(status);
    }

    /** Throws on threads that work for an engine. */
    static void refuseOnEngine(String what) {
        if (CurrentEngine.find().isPresent()) {
            throw refusal(what);
        }
    }

    /**
     * Throws if instrumented code calls this on an engine. Only engines load instrumented code, so a worker of the
     * common pool that runs it works for an engine.
     */
    private static void refuseToCode(String what) {
        refuseOnEngine(what);
        if (TaskThreads.isCommonPoolWorker()) {
            throw refusal(what);
        }
    }

    private static SecurityException refusal(String what) {
        String engine = CurrentEngine.find().map(each -> " " + each.id()).orElse(" ENGINE");
        return new SecurityException(what + " is refused on an engine: it would end the engine with everybody's values;"
                + " return or throw instead. To stop the engine: cogrid stop" + engine
                + ", or Cluster.stop in a program");
    }
}
