package org.cogrid.node.internal.groovy.compile;

import java.util.Arrays;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.cogrid.node.internal.groovy.script.FunctionNames;

/**
 * Makes the code that calls a function of the session: {@code this.fn$("f").f$def(…)}. The function is looked up at
 * each call.
 */
final class FunctionCallCode {
    private FunctionCallCode() {}

    static MethodCallExpression call(String function, Expression arguments) {
        MethodCallExpression call =
                new MethodCallExpression(holder(function), FunctionNames.compiled(function), arguments);
        call.setImplicitThis(false);
        return call;
    }

    /** Makes the code {@code this.pointer$("f")}. */
    static MethodCallExpression pointer(String function) {
        return ofScript("pointer$", function);
    }

    private static MethodCallExpression holder(String function) {
        return ofScript("fn$", function);
    }

    private static MethodCallExpression ofScript(String method, String function) {
        MethodCallExpression call = new MethodCallExpression(
                new VariableExpression("this"), method, new ArgumentListExpression(new ConstantExpression(function)));
        call.setImplicitThis(false);
        return call;
    }

    static MethodCallExpression call(String function, Parameter[] parameters) {
        Expression[] arguments =
                Arrays.stream(parameters).map(VariableExpression::new).toArray(Expression[]::new);
        return call(function, new ArgumentListExpression(arguments));
    }
}
