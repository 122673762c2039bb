package org.cogrid.node.internal.run;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;

/** Groovy compiled as an engine compiles it. */
public final class ShippedGroovy {
    private final Map<String, byte[]> classFiles = new ConcurrentHashMap<>();
    private final Binding binding = new Binding();
    private final GroovyShell shell = shell();

    public Object evaluate(String text) {
        return shell.evaluate(text);
    }

    public static Callable<?> task(String text) {
        ShippedGroovy groovy = new ShippedGroovy();
        return () -> groovy.evaluate(text);
    }

    /** The original bytes of a class. */
    public byte[] classFile(String name) {
        return classFiles.get(name);
    }

    private GroovyShell shell() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setBytecodePostprocessor((name, original) -> {
            classFiles.put(name, original);
            return Instrumentation.apply(original);
        });
        return new GroovyShell(ShippedGroovy.class.getClassLoader(), binding, configuration);
    }
}
