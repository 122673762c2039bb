package org.cogrid.client.internal.groovy;

import groovyjarjarasm.asm.ClassVisitor;
import groovyjarjarasm.asm.ClassWriter;
import java.security.CodeSource;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.cogrid.client.internal.code.graph.RuntimeClasses;

/**
 * Records the bytes of each class that a compiler makes, and then lets the compiler go on. Its signature needs Groovy's
 * own copy of ASM.
 *
 * @param next what the compiler itself does with a class
 */
record RecordingCallback(CompilationUnit unit, CompilationUnit.ClassgenCallback next)
        implements CompilationUnit.ClassgenCallback {
    @Override
    public void call(ClassVisitor writer, ClassNode node) {
        CodeSource compilation = unit.getAST().getCodeSource();
        if (compilation != null && writer instanceof ClassWriter bytes) {
            RuntimeClasses.instance().record(compilation, node.getName(), bytes.toByteArray());
        }
        next.call(writer, node);
    }
}
