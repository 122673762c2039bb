package org.cogrid.client.internal.cli;

import java.lang.instrument.ClassDefinition;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jdk.jshell.execution.LocalExecutionControl;
import org.cogrid.client.internal.code.ClientCode;

/** Runs snippets in this JVM, and redefines their classes by its instrumentation. */
final class SnippetControl extends LocalExecutionControl {
    private final SnippetLoading loading;

    SnippetControl(SnippetLoading loading) {
        super(loading);
        this.loading = loading;
    }

    /** Where it fails, as with another number of fields, JShell defines new classes and resets the variables that used the old ones. */
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
}
