package org.cogrid.client.internal.cli.jshell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * Runs the snippets of {@code cogrid jshell} in this JVM, like JShell's own {@code local}. A new definition replaces
 * the old one in place where the JVM can do that, so variables keep their values. JShell finds this class as a service.
 */
public final class SnippetExecution implements ExecutionControlProvider {
    static final String NAME = "cogrid";

    /** Called by the service loader. */
    public SnippetExecution() {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new SnippetControl(new SnippetLoading());
    }
}
