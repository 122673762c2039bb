package org.cogrid.client.internal.groovy;

import groovy.transform.CompilationUnitAware;
import org.codehaus.groovy.ast.ASTNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.transform.ASTTransformation;
import org.codehaus.groovy.transform.GroovyASTTransformation;
import org.jspecify.annotations.Nullable;

/**
 * Makes every Groovy compiler whose loader sees the client record the bytes of the classes that it defines at run time.
 * So closures of scripts and shells can travel. It changes nothing in the classes.
 */
@GroovyASTTransformation(phase = CompilePhase.CONVERSION)
public final class RecordingTransformation implements ASTTransformation, CompilationUnitAware {
    private @Nullable CompilationUnit unit;

    @Override
    public void setCompilationUnit(CompilationUnit compilationUnit) {
        unit = compilationUnit;
    }

    /** Called once for each source. Only now does the unit know what is to happen with its classes. */
    @Override
    public void visit(ASTNode[] nodes, SourceUnit source) {
        CompilationUnit.ClassgenCallback next = unit == null ? null : unit.getClassgenCallback();
        if (unit != null && next != null && !(next instanceof RecordingCallback)) {
            unit.setClassgenCallback(new RecordingCallback(unit, next));
        }
    }
}
