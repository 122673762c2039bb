package org.cogrid.client.internal.cli;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.nio.file.Path;
import java.util.List;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.cogrid.core.internal.text.FailureText;

/** A script, compiled by a shell that sees the client, so that its closures can travel. */
record GroovyProgram(Path file) implements UserProgram {
    @Override
    public void run(Surroundings surroundings, List<String> arguments) {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        GroovyShell shell =
                new GroovyShell(surroundings.loader(), new ScriptVariables(surroundings.client()), configuration);
        try {
            shell.run(file.toFile(), arguments.toArray(String[]::new));
        } catch (CompilationFailedException e) {
            throw new ProgramFailedException(
                    file + " does not compile: "
                            + String.valueOf(FailureText.message(e)).strip(),
                    e);
        } catch (
                Throwable
                        e) { // an assertion of the script's is an Error, and it may throw checked exceptions undeclared
            throw UserLine.of(file).failure(e);
        }
    }

    /** The script's variables, with {@code rc} made when it is asked for. */
    private static final class ScriptVariables extends Binding {
        private final LazyClient client;

        ScriptVariables(LazyClient client) {
            this.client = client;
        }

        @Override
        public Object getVariable(String name) {
            if (name.equals("rc") && !super.hasVariable(name)) {
                setVariable(name, client.client());
            }
            return super.getVariable(name);
        }

        @Override
        public boolean hasVariable(String name) {
            return name.equals("rc") || super.hasVariable(name);
        }
    }
}
