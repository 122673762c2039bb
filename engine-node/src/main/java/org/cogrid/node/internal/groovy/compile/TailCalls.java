package org.cogrid.node.internal.groovy.compile;

import org.codehaus.groovy.ast.CodeVisitorSupport;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.cogrid.node.internal.groovy.script.FunctionNames;

/**
 * Renames recursive calls in {@code @TailRecursive} functions. Groovy turns such functions into loops, and looks for
 * calls of the function's compiled name.
 */
final class TailCalls extends CodeVisitorSupport {
    private final String function;

    private TailCalls(String function) {
        this.function = function;
    }

    /** Renames the calls. Called after the function has its compiled name. */
    static void prepare(MethodNode function) {
        boolean makesLoops = function.getAnnotations().stream()
                .anyMatch(one -> one.getClassNode().getNameWithoutPackage().equals("TailRecursive"));
        if (makesLoops && function.getCode() != null) {
            function.getCode().visit(new TailCalls(FunctionNames.plain(function.getName())));
        }
    }

    @Override
    public void visitMethodCallExpression(MethodCallExpression call) {
        super.visitMethodCallExpression(call);
        if (call.isImplicitThis() && function.equals(call.getMethodAsString())) {
            ConstantExpression name = new ConstantExpression(FunctionNames.compiled(function));
            name.setSourcePosition(call.getMethod());
            call.setMethod(name);
        }
    }
}
