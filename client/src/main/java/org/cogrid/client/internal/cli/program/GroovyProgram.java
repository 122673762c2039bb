package org.cogrid.client.internal.cli.program;

import groovy.lang.Binding;
import groovy.lang.GroovyRuntimeException;
import groovy.lang.GroovyShell;
import groovy.lang.MissingPropertyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.text.FailureText;

/** A Groovy script, compiled by a shell that sees the client, so that its closures can travel. */
record GroovyProgram(Path file) implements UserProgram {
    private static final Pattern UNKNOWN_CLASS = Pattern.compile("unable to resolve class (\\S+)");

    private static final String NO_MAIN =
            "%s can't be run: it has no statements outside of classes, and its first class has no static void main(String[] args)."
                    + " Give it either; statements find the client in rc, and main calls Client.connect()";

    @Override
    public void run(Surroundings surroundings, List<String> arguments) {
        checkName();
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setSourceEncoding("UTF-8");
        GroovyShell shell =
                new GroovyShell(surroundings.loader(), new ScriptVariables(surroundings.client()), configuration);
        try {
            shell.run(file.toFile(), arguments.toArray(String[]::new));
        } catch (CompilationFailedException e) {
            throw notCompiled(e);
        } catch (MissingPropertyException e) {
            throw isBeside(e.getProperty())
                    ? UserLine.of(file).failure(e, ". " + OTHER_CLASSES)
                    : UserLine.of(file).failure(e);
        } catch (GroovyRuntimeException e) {
            throw isRefusal(e)
                    ? new CogridException(NO_MAIN.formatted(file), e)
                    : UserLine.of(file).failure(e);
        } catch (NoClassDefFoundError e) {
            if (String.valueOf(FailureText.message(e)).contains("org/apache/ivy/")) {
                throw new CogridException(
                        file
                                + " uses @Grab, which needs Apache Ivy, and that is not here: give the program its"
                                + " libraries by --class-path, and the engines theirs by rc.addJars(path)",
                        e);
            }
            throw UserLine.of(file).failure(e);
        } catch (Throwable e) { // a failed assertion is an Error, and a script may throw undeclared checked exceptions
            throw UserLine.of(file).failure(e);
        }
    }

    private ProgramFailedException notCompiled(CompilationFailedException e) {
        String why = String.valueOf(FailureText.message(e)).strip();
        List<String> unknown = UNKNOWN_CLASS
                .matcher(why)
                .results()
                .map(found -> found.group(1))
                .distinct()
                .toList();
        return new ProgramFailedException(
                file + " does not compile" + UserProgram.asNotFound(unknown) + ":\n" + why, e);
    }

    /** True if Groovy's shell found nothing to run in the file; it has no exception of its own for that. */
    private static boolean isRefusal(GroovyRuntimeException e) {
        return String.valueOf(FailureText.message(e)).startsWith("This script or class could not be run.");
    }

    /** True if another file in the folder may hold the class of that name. */
    private boolean isBeside(String name) {
        return Stream.of(".groovy", ".class")
                .map(end -> file.resolveSibling(name + end))
                .anyMatch(other -> !other.equals(file) && Files.exists(other));
    }

    /** Refuses a file name that can't be a class name, as Groovy names the script's class after the file. */
    private void checkName() {
        String name = String.valueOf(file.getFileName()).replaceFirst("\\.groovy$", "");
        if (SourceVersion.isKeyword(name)) {
            throw new CogridException(file + " can't be run: a script's class is named after its file, and '" + name
                    + "' is a reserved word of Java; rename the file");
        }
    }

    /** The script's variables. {@code rc} connects when the script first uses it. */
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
