package org.cogrid.node.internal.groovy.compile;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.codehaus.groovy.ast.ClassCodeExpressionTransformer;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.DynamicVariable;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.Parameter;
import org.codehaus.groovy.ast.expr.ClosureExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.MethodCallExpression;
import org.codehaus.groovy.ast.expr.MethodPointerExpression;
import org.codehaus.groovy.ast.expr.PropertyExpression;
import org.codehaus.groovy.ast.expr.SpreadExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ReturnStatement;
import org.codehaus.groovy.control.SourceUnit;
import org.cogrid.node.internal.groovy.script.FunctionNames;
import org.jspecify.annotations.Nullable;

/**
 * Routes a text's calls by bare name to the functions of the session, after Groovy has resolved local variables and
 * static imports. Closures keep Groovy's order of owner and delegate; for them the script gets a method that routes the
 * call.
 */
final class CallRouting extends ClassCodeExpressionTransformer {
    private static final int MOST_ARGUMENTS = 255;

    private final SourceUnit source;
    private final Predicate<String> isFunction;
    private final Predicate<String> isVariable;
    private final Map<String, Integer> fromClosures = new TreeMap<>();
    private int closureDepth;
    private boolean mayLookDifferentLater;

    CallRouting(SourceUnit source, Predicate<String> isFunction, Predicate<String> isVariable) {
        this.source = source;
        this.isFunction = isFunction;
        this.isVariable = isVariable;
    }

    void route(ClassNode script) {
        visitClass(script);
        fromClosures.forEach((call, arity) -> addForwarder(script, call.substring(0, call.indexOf('/')), arity));
    }

    /** Whether a name looked like a class but was none, so that the text could compile differently with another library. */
    boolean mayLookDifferentLater() {
        return mayLookDifferentLater;
    }

    @Override
    protected SourceUnit getSourceUnit() {
        return source;
    }

    @Override
    protected void visitConstructorOrMethod(MethodNode method, boolean isConstructor) {
        if (!StaticFunctions.isChecked(method)) {
            super.visitConstructorOrMethod(method, isConstructor);
        }
    }

    @Override
    public @Nullable Expression transform(@Nullable Expression expression) {
        if (expression instanceof ClosureExpression closure) {
            closureDepth++;
            closure.visit(this);
            closureDepth--;
            return closure;
        }
        if (expression instanceof MethodPointerExpression pointer && isToFunction(pointer)) {
            return FunctionCallCode.pointer(pointer.getMethodName().getText());
        }
        noteUnknownClass(expression);
        Expression transformed = super.transform(expression);
        return transformed instanceof MethodCallExpression call && isBareCall(call) ? routed(call) : transformed;
    }

    /**
     * Whether this is a pointer such as {@code this.&f} to a function of the session. It becomes the function itself,
     * so that it can travel, instead of a name to look up in this text.
     */
    private boolean isToFunction(MethodPointerExpression pointer) {
        return pointer.getExpression() instanceof VariableExpression object
                && object.isThisExpression()
                && pointer.getMethodName() instanceof ConstantExpression name
                && isFunction.test(name.getText());
    }

    private static boolean isBareCall(MethodCallExpression call) {
        return call.isImplicitThis()
                && call.getMethodAsString() != null
                && call.getObjectExpression() instanceof VariableExpression object
                && object.isThisExpression();
    }

    private Expression routed(MethodCallExpression call) {
        String name = call.getMethodAsString();
        boolean known = isFunction.test(name);
        boolean groovysOwn = FunctionNames.isGroovysOwn(name);
        if (groovysOwn ? known : closureDepth == 0) {
            MethodCallExpression routed = FunctionCallCode.call(name, call.getArguments());
            routed.setSourcePosition(call);
            routed.setGenericsTypes(call.getGenericsTypes());
            return routed;
        }
        if (known && !groovysOwn) {
            noteCallFromClosure(name, call.getArguments());
        }
        return call;
    }

    private void noteCallFromClosure(String name, Expression arguments) {
        if (arguments instanceof TupleExpression list
                && list.getExpressions().size() < MOST_ARGUMENTS
                && list.getExpressions().stream().noneMatch(SpreadExpression.class::isInstance)) {
            int arity = list.getExpressions().size();
            fromClosures.put(name + "/" + arity, arity);
        }
    }

    private static void addForwarder(ClassNode script, String name, int arity) {
        Parameter[] parameters = new Parameter[arity];
        for (int i = 0; i < arity; i++) {
            parameters[i] = new Parameter(ClassHelper.OBJECT_TYPE, "a" + i);
        }
        if (script.getDeclaredMethod(name, parameters) == null) {
            script.addMethod(
                    name,
                    Modifier.PUBLIC,
                    ClassHelper.OBJECT_TYPE,
                    parameters,
                    ClassNode.EMPTY_ARRAY,
                    new ReturnStatement(FunctionCallCode.call(name, parameters)));
        }
    }

    private void noteUnknownClass(@Nullable Expression expression) {
        if (expression instanceof VariableExpression variable) {
            mayLookDifferentLater |= looksLikeClass(variable.getName()) && isUnknown(variable);
        } else if (expression instanceof PropertyExpression property
                && looksLikeClass(property.getPropertyAsString())) {
            mayLookDifferentLater |= root(property) instanceof VariableExpression variable && isUnknown(variable);
        }
    }

    private boolean isUnknown(VariableExpression variable) {
        return variable.getAccessedVariable() instanceof DynamicVariable && !isVariable.test(variable.getName());
    }

    private static Expression root(PropertyExpression property) {
        Expression object = property.getObjectExpression();
        return object instanceof PropertyExpression inner ? root(inner) : object;
    }

    private static boolean looksLikeClass(@Nullable String name) {
        return name != null && !name.isEmpty() && Character.isUpperCase(name.codePointAt(0));
    }
}
