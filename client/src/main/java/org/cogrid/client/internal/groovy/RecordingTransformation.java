package org.cogrid.client.internal.groovy;

import groovy.lang.GroovyClassLoader;
import groovy.transform.CompilationUnitAware;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.transform.ASTTransformation;
import org.codehaus.groovy.transform.GroovyASTTransformation;

/**
 * Makes every Groovy compiler whose loader sees the client remember the bytes of the classes it defines at run time, so
 * that closures of scripts and shells can travel. Changes nothing in them.
 */
@GroovyASTTransformation(phase = CompilePhase.CONVERSION)
public final class RecordingTransformation implements ASTTransformation, CompilationUnitAware {
    @Override
    public void setCompilationUnit(CompilationUnit unit) {
        if (unit.getClassgenCallback() instanceof GroovyClassLoader.ClassCollector collector) {
            unit.setClassgenCallback(new RecordingCallback(collector));
        }
    }

    @Override
    public void visit(ASTNode[] nodes, SourceUnit source) {
        // only the compilation unit matters
    }
}
