package org.cogrid.node.internal.groovy.compile;

import java.util.List;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.MethodCall;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.transform.stc.AbstractTypeCheckingExtension;
import org.codehaus.groovy.transform.stc.StaticTypeCheckingVisitor;

/**
 * Makes the type checker leave the session's variables and functions, which it can't know, to run time. Groovy creates
 * it by its class name.
 */
public final class SessionTypeChecking extends AbstractTypeCheckingExtension {
    public SessionTypeChecking(StaticTypeCheckingVisitor visitor) {
        super(visitor);
    }

    @Override
    public boolean handleUnresolvedVariableExpression(VariableExpression variable) {
        makeDynamic(variable);
        return true;
    }

    @Override
    public List<MethodNode> handleMissingMethod(
            ClassNode receiver,
            String name,
            ArgumentListExpression arguments,
            ClassNode[] argumentTypes,
            MethodCall call) {
        return call instanceof MethodCallExpression plain && plain.isImplicitThis()
                ? List.of(makeDynamic(call))
                : List.of();
    }
}
