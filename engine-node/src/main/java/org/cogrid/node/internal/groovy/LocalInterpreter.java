package org.cogrid.node.internal.groovy;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.cogrid.core.Reference;
import org.cogrid.core.spi.Interpreter;
import org.cogrid.node.internal.groovy.script.RemoteTrace;
import org.cogrid.node.internal.run.Instrumentation;
import org.cogrid.node.internal.run.Safepoint;
import org.jspecify.annotations.Nullable;

/** A session without an engine. Its values are in a plain map, and nothing is kept in a grid. */
final class LocalInterpreter implements Interpreter {
    private static final ThreadLocal<Boolean> RUNS_HERE = ThreadLocal.withInitial(() -> false);

    private final GroovySession session;

    LocalInterpreter(Map<String, @Nullable Object> variables, ClassLoader libraries) {
        session = new GroovySession(variables, () -> libraries, Instrumentation::apply, definition -> {});
        session.importNames(List.of("static " + Reference.class.getName() + ".ref"));
    }

    /** Whether the calling thread runs a text of an interpreter. */
    static boolean runsHere() {
        return RUNS_HERE.get();
    }

    @Override
    public @Nullable Object run(String text, String fileName) throws Throwable {
        RUNS_HERE.set(true);
        try {
            return session.run(text, fileName);
        } finally {
            RUNS_HERE.remove();
        }
    }

    @Override
    public Collection<String> functions() {
        return session.functionNames();
    }

    @Override
    public Collection<String> classes() {
        return session.classNames();
    }

    @Override
    public void stop(Thread running) {
        Safepoint.stop(running);
        running.interrupt();
    }

    @Override
    public void settle() {
        Safepoint.release(Thread.currentThread());
        Thread.interrupted();
    }

    @Override
    public String cleanTrace(Throwable failure) {
        return RemoteTrace.of(failure);
    }
}
