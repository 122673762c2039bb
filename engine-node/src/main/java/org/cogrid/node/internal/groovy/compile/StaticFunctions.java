package org.cogrid.node.internal.groovy.compile;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.codehaus.groovy.ast.AnnotatedNode;
import org.codehaus.groovy.ast.AnnotationNode;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.ListExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.cogrid.node.internal.groovy.script.FunctionNames;

/**
 * Prepares functions with {@code @CompileStatic} or {@code @TypeChecked}: the checker leaves names of the session to
 * run time, and sees functions of the same text with their types.
 */
final class StaticFunctions {
    private static final Set<String> CHECKED = Set.of("CompileStatic", "TypeChecked");

    private StaticFunctions() {}

    static boolean isChecked(AnnotatedNode method) {
        return method.getAnnotations().stream().anyMatch(StaticFunctions::checks);
    }

    /** Prepares the functions. Called after they have their compiled names. */
    static void prepare(ModuleNode module) {
        List<MethodNode> functions = List.copyOf(module.getMethods());
        if (functions.stream().noneMatch(StaticFunctions::isChecked)) {
            return;
        }
        functions.stream()
                .flatMap(function -> function.getAnnotations().stream())
                .filter(StaticFunctions::checks)
                .filter(annotation -> annotation.getMember("extensions") == null)
                .forEach(annotation -> annotation.setMember("extensions", extension()));
        functions.stream()
                .filter(function -> function.getGenericsTypes() == null)
                .forEach(function -> module.addMethod(typed(function)));
    }

    private static boolean checks(AnnotationNode annotation) {
        return CHECKED.contains(annotation.getClassNode().getNameWithoutPackage());
    }

    private static Expression extension() {
        return new ListExpression(List.of(new ConstantExpression(SessionTypeChecking.class.getName())));
    }

    /**
     * Makes {@code int f(int n) { fn$("f").f$def(n) }}, so that a checked caller knows the types and a redefinition
     * still takes effect.
     */
    private static MethodNode typed(MethodNode function) {
        String name = FunctionNames.plain(function.getName());
        Parameter[] parameters = Arrays.stream(function.getParameters())
                .map(StaticFunctions::copy)
                .toArray(Parameter[]::new);
        Expression call = FunctionCallCode.call(name, parameters);
        Statement body = ClassHelper.isPrimitiveVoid(function.getReturnType())
                ? new ExpressionStatement(call)
                : new ReturnStatement(call);
        return new MethodNode(
                name, function.getModifiers(), function.getReturnType(), parameters, ClassNode.EMPTY_ARRAY, body);
    }

    private static Parameter copy(Parameter parameter) {
        return parameter.hasInitialExpression()
                ? new Parameter(parameter.getType(), parameter.getName(), parameter.getInitialExpression())
                : new Parameter(parameter.getType(), parameter.getName());
    }
}
