package org.cogrid.client.internal.cli.jshell;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * How {@code cogrid jshell} runs snippets: in this very JVM, as JShell's own {@code local} does, but what is defined anew replaces the old
 * definition in place where that is possible, so that variables keep their values. Found by JShell as a service.
 */
public final class SnippetExecution implements ExecutionControlProvider {
    static final String NAME = "cogrid";

    /** Made by the service loader. */
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
