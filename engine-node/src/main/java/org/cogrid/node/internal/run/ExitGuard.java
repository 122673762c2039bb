package org.cogrid.node.internal.run;

import org.cogrid.core.internal.task.CurrentEngine;

/** What instrumented code calls in place of {@code System.exit}, {@code Runtime.exit} and {@code Runtime.halt}. */
public final class ExitGuard {
    private ExitGuard() {}

    /** {@code System.exit}, except for engines. */
    public static void exit(int status) {
        refuseToCode("System.exit");
        System.exit(status);
    }

    /** {@code Runtime.exit}, except for engines. */
    public static void exit(Runtime runtime, int status) {
        refuseToCode("Runtime.exit");
        runtime.exit(status);
    }

    /** {@code Runtime.halt}, except for engines. */
    public static void halt(Runtime runtime, int status) {
        refuseToCode("Runtime.halt");
        runtime.halt(status);
    }

    /** Refuses on threads that work for an engine. */
    static void refuseOnEngine(String what) {
        if (CurrentEngine.find().isPresent()) {
            throw refusal(what);
        }
    }

    /** Only engines load instrumented code, so for that a worker of the common pool is an engine's too. */
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
