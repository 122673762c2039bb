package org.cogrid.client.internal.cli.jshell;

import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.EngineTerminationException;
import jdk.jshell.spi.ExecutionControl.InternalException;
import jdk.jshell.spi.ExecutionControl.NotImplementedException;

/**
 * Gives access to JShell's own loading of snippet classes. That loading changes classes so that Ctrl-C can stop them.
 * Classes that replace others need the same change, but must not be defined. Used by JShell's one thread.
 */
final class SnippetLoading implements LoaderDelegate {
    private final Own own = new Own();
    private boolean defines = true;
    private ClassBytecodes[] undefined = {};

    /** Opens the protected methods of JShell's class. */
    private static final class Own extends DirectExecutionControl {
        Class<?> find(String name) throws ClassNotFoundException {
            return findClass(name);
        }

        void redefined(ClassBytecodes[] classes) throws NotImplementedException, EngineTerminationException {
            classesRedefined(classes);
        }
    }

    /** Loads classes. */
    @FunctionalInterface
    interface Load {
        void run() throws ClassInstallException, NotImplementedException, EngineTerminationException;
    }

    /** Returns the classes as they are after JShell's change, without defining them. */
    ClassBytecodes[] withoutDefining(Load load)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        defines = false;
        try {
            load.run();
            return undefined;
        } finally {
            defines = true;
        }
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        if (defines) {
            own.load(classes);
        } else {
            undefined = classes;
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        try {
            own.redefined(classes);
        } catch (NotImplementedException | EngineTerminationException e) {
            throw new IllegalStateException("the JDK's own loading of snippets has them replaced", e);
        }
    }

    @Override
    public void addToClasspath(String path) throws EngineTerminationException, InternalException {
        own.addToClasspath(path);
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return own.find(name);
    }
}
