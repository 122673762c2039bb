package org.cogrid.node.internal.groovy.compile;

import groovy.lang.GroovyClassLoader;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.cogrid.node.internal.groovy.scope.ScriptName;

/**
 * The libraries as the compiler sees them. It never looks for source files, nor for classes that only a text's own
 * loader can have.
 */
final class CompilerLookup extends GroovyClassLoader {
    CompilerLookup(ClassLoader libraries, CompilerConfiguration configuration) {
        super(libraries, configuration, false);
        setResourceLoader(name -> null);
    }

    @Override
    public Class<?> loadClass(String name, boolean lookupScriptFiles, boolean preferClassOverScript, boolean resolve)
            throws ClassNotFoundException {
        if (ScriptName.isOfText(name)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, lookupScriptFiles, preferClassOverScript, resolve);
    }
}
