package org.cogrid.node.internal.groovy.compile;

import java.util.List;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.expr.ArgumentListExpression;
import org.codehaus.groovy.ast.expr.ArrayExpression;
import org.codehaus.groovy.ast.expr.BinaryExpression;
import org.codehaus.groovy.ast.expr.CastExpression;
import org.codehaus.groovy.ast.expr.ClassExpression;
import org.codehaus.groovy.ast.expr.ConstantExpression;
import org.codehaus.groovy.ast.expr.DeclarationExpression;
import org.codehaus.groovy.ast.expr.EmptyExpression;
import org.codehaus.groovy.ast.expr.Expression;
import org.codehaus.groovy.ast.expr.StaticMethodCallExpression;
import org.codehaus.groovy.ast.expr.TupleExpression;
import org.codehaus.groovy.ast.expr.VariableExpression;
import org.codehaus.groovy.ast.stmt.ExpressionStatement;
import org.codehaus.groovy.ast.stmt.Statement;
import org.codehaus.groovy.control.SourceUnit;
import org.codehaus.groovy.syntax.SyntaxException;
import org.cogrid.core.internal.task.Names;
import org.cogrid.node.internal.groovy.script.TypedTuple;

/**
 * Turns the top-level declarations of a text into assignments to variables of the session: {@code int a = x} to {@code
 * a = (int) x}.
 */
public final class Declarations {
    private final SourceUnit source;

    Declarations(SourceUnit source) {
        this.source = source;
    }

    void rewrite(List<Statement> topLevel) {
        topLevel.replaceAll(this::rewritten);
    }

    private Statement rewritten(Statement statement) {
        if (!(statement instanceof ExpressionStatement plain)
                || !(plain.getExpression() instanceof DeclarationExpression declaration)) {
            return statement;
        }
        ExpressionStatement assignment = new ExpressionStatement(assignment(declaration));
        assignment.setSourcePosition(statement);
        assignment.copyStatementLabels(statement);
        return assignment;
    }

    private Expression assignment(DeclarationExpression declaration) {
        BinaryExpression assignment = declaration.isMultipleAssignmentDeclaration()
                ? tuple(declaration)
                : single(declaration, declaration.getVariableExpression());
        assignment.setSourcePosition(declaration);
        return assignment;
    }

    private BinaryExpression single(DeclarationExpression declaration, VariableExpression variable) {
        return new BinaryExpression(free(variable), declaration.getOperation(), value(declaration, variable));
    }

    private static Expression value(DeclarationExpression declaration, VariableExpression variable) {
        Expression value = declaration.getRightExpression();
        ClassNode type = variable.getOriginType();
        if (value instanceof EmptyExpression) {
            return ClassHelper.isPrimitiveType(type) ? cast(type, zero(type)) : new ConstantExpression(null);
        }
        return variable.isDynamicTyped() ? value : cast(type, value);
    }

    private BinaryExpression tuple(DeclarationExpression declaration) {
        TupleExpression declared = declaration.getTupleExpression();
        List<VariableExpression> variables = declared.getExpressions().stream()
                .map(VariableExpression.class::cast)
                .toList();
        TupleExpression assigned = new TupleExpression(
                List.<Expression>copyOf(variables.stream().map(this::free).toList()));
        assigned.setSourcePosition(declared);
        Expression values = declaration.getRightExpression();
        boolean typed = !variables.stream().allMatch(VariableExpression::isDynamicTyped);
        return new BinaryExpression(assigned, declaration.getOperation(), typed ? castAll(variables, values) : values);
    }

    private static Expression castAll(List<VariableExpression> variables, Expression values) {
        List<Expression> types = List.copyOf(variables.stream()
                .map(variable -> (Expression) new ClassExpression(variable.getOriginType()))
                .toList());
        Expression call = new StaticMethodCallExpression(
                ClassHelper.make(TypedTuple.class),
                "cast",
                new ArgumentListExpression(
                        values, new ArrayExpression(ClassHelper.CLASS_Type.getPlainNodeReference(), types)));
        call.setSourcePosition(values);
        return call;
    }

    private VariableExpression free(VariableExpression declared) {
        try {
            Names.check(declared.getName());
        } catch (IllegalArgumentException e) {
            source.addErrorAndContinue(
                    new SyntaxException(e.getMessage(), e, declared.getLineNumber(), declared.getColumnNumber()));
        }
        VariableExpression free = new VariableExpression(declared.getName());
        free.setSourcePosition(declared);
        return free;
    }

    private static Expression cast(ClassNode type, Expression value) {
        CastExpression cast = new CastExpression(type, value);
        cast.setSourcePosition(value);
        return cast;
    }

    private static Expression zero(ClassNode primitive) {
        return new ConstantExpression(ClassHelper.isPrimitiveBoolean(primitive) ? (Object) false : (Object) 0, true);
    }
}
