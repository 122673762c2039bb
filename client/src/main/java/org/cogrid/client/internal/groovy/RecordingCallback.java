package org.cogrid.client.internal.groovy;

import groovy.lang.GroovyClassLoader;
import groovyjarjarasm.asm.ClassVisitor;
import groovyjarjarasm.asm.ClassWriter;
import java.util.Collection;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.cogrid.client.internal.code.RuntimeClasses;

/** Lets a collector define a class and remembers what it was made of. Groovy's own copy of ASM is part of its signature. */
final class RecordingCallback implements CompilationUnit.ClassgenCallback {
    private final GroovyClassLoader.ClassCollector collector;

    RecordingCallback(GroovyClassLoader.ClassCollector collector) {
        this.collector = collector;
    }

    @Override
    public void call(ClassVisitor writer, ClassNode node) {
        collector.call(writer, node);
        byte[] bytes = ((ClassWriter) writer).toByteArray();
        Collection<?> defined = collector.getLoadedClasses();
        defined.stream()
                .map(type -> (Class<?>) type)
                .filter(type -> type.getName().equals(node.getName()))
                .forEach(type -> RuntimeClasses.instance().record(type, bytes));
    }
}
