package org.cogrid.node.internal.groovy.compile;

import java.util.Comparator;
import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.cogrid.node.internal.groovy.script.FunctionNames;

/**
 * Calls {@code main} in a text that has only functions, one of them {@code main}. Such a text is a program, as in a
 * Groovy file.
 */
final class MainFunction {
    private static final String MAIN = FunctionNames.compiled("main");

    private MainFunction() {}

    /** Adds the call. Called after the functions have their compiled names. */
    static void callIn(ModuleNode module) {
        if (module.getStatementBlock().isEmpty()) {
            module.getMethods().stream()
                    .filter(function -> function.getName().equals(MAIN) && takesArgumentsAtMost(function))
                    .min(Comparator.comparingInt(function -> function.getParameters().length))
                    .ifPresent(main -> module.addStatement(
                            new ExpressionStatement(FunctionCallCode.call("main", argumentsOf(main)))));
        }
    }

    private static boolean takesArgumentsAtMost(MethodNode main) {
        Parameter[] parameters = main.getParameters();
        return parameters.length == 0
                || (parameters.length == 1 && (parameters[0].isDynamicTyped() || isStrings(parameters[0].getType())));
    }

    /** Whether the type is {@code String[]}; types have no packages yet. */
    private static boolean isStrings(ClassNode type) {
        return type.isArray() && type.getComponentType().getNameWithoutPackage().equals("String");
    }

    private static ArgumentListExpression argumentsOf(MethodNode main) {
        ArrayExpression none =
                new ArrayExpression(ClassHelper.STRING_TYPE, null, List.of(new ConstantExpression(0, true)));
        return main.getParameters().length == 0 ? new ArgumentListExpression() : new ArgumentListExpression(none);
    }
}
