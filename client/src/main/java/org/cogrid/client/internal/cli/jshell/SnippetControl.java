package org.cogrid.client.internal.cli.jshell;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import jdk.jshell.execution.LocalExecutionControl;
import org.cogrid.client.internal.code.ClientCode;
import org.cogrid.core.CogridException;

/**
 * Runs snippets in this JVM and redefines their classes. It words failures for the user: JShell would show the place in
 * Cogrid that threw, and an empty value for a snippet that Ctrl-C has ended.
 */
final class SnippetControl extends LocalExecutionControl {
    private static final String SNIPPETS = "REPL.";
    private static final String COGRID = "org.cogrid.";

    private final SnippetLoading loading;

    SnippetControl(SnippetLoading loading) {
        super(loading);
        this.loading = loading;
    }

    /**
     * Redefines classes. If the JVM refuses, as for another number of fields, JShell defines new classes and resets the
     * variables that used the old ones.
     */
    @Override
    public void redefine(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        Optional<Instrumentation> instrumentation = SnippetAgent.instrumentation();
        if (instrumentation.isEmpty()) {
            super.redefine(classes);
            return;
        }
        try {
            ClassDefinition[] definitions = definitions(loading.withoutDefining(() -> load(classes)));
            instrumentation.get().redefineClasses(definitions);
            for (ClassDefinition definition : definitions) {
                ClientCode.redefined(definition.getDefinitionClass().getClassLoader());
            }
        } catch (ClassNotFoundException | UnmodifiableClassException | UnsupportedOperationException | LinkageError e) {
            throw new ClassInstallException("not redefined: " + e, new boolean[classes.length]);
        }
        classesRedefined(classes);
    }

    private ClassDefinition[] definitions(ClassBytecodes[] classes) throws ClassNotFoundException {
        List<ClassDefinition> definitions = new ArrayList<>();
        for (ClassBytecodes each : classes) {
            definitions.add(new ClassDefinition(findClass(each.name()), each.bytecodes()));
        }
        return definitions.toArray(ClassDefinition[]::new);
    }

    @Override
    public String invoke(String className, String methodName)
            throws RunException, InternalException, EngineTerminationException {
        try {
            return super.invoke(className, methodName);
        } catch (StoppedException e) {
            throw new UserException(
                    "the snippet was ended by Ctrl-C", CancellationException.class.getName(), new StackTraceElement[0]);
        }
    }

    @Override
    protected String throwConvertedInvocationException(Throwable thrown) throws RunException, InternalException {
        try {
            return super.throwConvertedInvocationException(thrown);
        } catch (UserException told) {
            if (thrown instanceof CogridException || isOfCogrid(told.getStackTrace())) {
                told.setStackTrace(ofSnippets(told.getStackTrace()));
                for (Throwable cause = told.getCause(); cause != null; cause = cause.getCause()) {
                    cause.setStackTrace(ofUser(cause.getStackTrace()));
                }
            }
            throw told;
        }
    }

    private static boolean isOfCogrid(StackTraceElement[] stack) {
        return stack.length > 0 && stack[0].getClassName().startsWith(COGRID);
    }

    /** Returns the frames of the user's code. A cause may come from the user's libraries, which Cogrid has called. */
    private static StackTraceElement[] ofUser(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> frame.getModuleName() == null) // else the JDK's, JShell included
                .filter(frame -> !frame.getClassName().startsWith(COGRID))
                .toArray(StackTraceElement[]::new);
    }

    private static StackTraceElement[] ofSnippets(StackTraceElement[] stack) {
        return Stream.of(stack)
                .filter(frame -> frame.getClassName().startsWith(SNIPPETS))
                .toArray(StackTraceElement[]::new);
    }
}
