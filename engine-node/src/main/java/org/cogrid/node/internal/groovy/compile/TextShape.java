package org.cogrid.node.internal.groovy.compile;

import java.lang.reflect.Modifier;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassHelper;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.ast.InnerClassNode;
import org.codehaus.groovy.ast.MethodNode;
import org.codehaus.groovy.ast.ModuleNode;
import org.cogrid.node.internal.groovy.scope.Import;
import org.cogrid.node.internal.groovy.script.FunctionNames;
import org.cogrid.node.internal.groovy.script.SessionScript;

/**
 * Turns a parsed text into a text of the session, before Groovy resolves its names. Declarations become assignments,
 * functions get their compiled names, and the session's imports and classes are added. Used once.
 */
final class TextShape {
    private final InheritedImports inherited;
    private List<Import> imports = List.of();
    private Set<String> functions = Set.of();
    private Set<String> types = Set.of();

    TextShape(InheritedImports inherited) {
        this.inherited = inherited;
    }

    void apply(ModuleNode module) {
        imports = Import.of(module);
        functions = module.getMethods().stream().map(MethodNode::getName).collect(Collectors.toUnmodifiableSet());
        Map<MethodNode, MethodNode> renamed = makeFunctions(module);
        StaticFunctions.prepare(module);
        MainFunction.callIn(module);
        new Declarations(module.getContext()).rewrite(module.getStatementBlock().getStatements());
        module.getClasses().forEach(one -> {
            MethodNode enclosing = one.getEnclosingMethod();
            one.setEnclosingMethod(enclosing == null ? null : renamed.getOrDefault(enclosing, enclosing));
        });
        module.getClasses().stream().filter(ClassNode::isScript).forEach(TextShape::makeScript);
        types = module.getClasses().stream()
                .filter(one -> !(one instanceof InnerClassNode) && !one.isScript())
                .map(ClassNode::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        inherited.addTo(
                module,
                types.stream()
                        .map(type -> type.substring(type.lastIndexOf('.') + 1))
                        .collect(Collectors.toSet()));
    }

    List<Import> imports() {
        return imports;
    }

    Set<String> functions() {
        return functions;
    }

    Set<String> types() {
        return types;
    }

    private static Map<MethodNode, MethodNode> makeFunctions(ModuleNode module) {
        Map<MethodNode, MethodNode> functions = new LinkedHashMap<>();
        module.getMethods().forEach(written -> functions.put(written, function(written)));
        module.getMethods().clear();
        functions.values().forEach(module::addMethod);
        return functions;
    }

    private static MethodNode function(MethodNode written) {
        int hiding = Modifier.STATIC | Modifier.PRIVATE | Modifier.PROTECTED | Modifier.FINAL;
        MethodNode function = new MethodNode(
                FunctionNames.compiled(written.getName()),
                written.getModifiers() & ~hiding | Modifier.PUBLIC,
                written.getReturnType(),
                written.getParameters(),
                written.getExceptions(),
                written.getCode());
        function.setGenericsTypes(written.getGenericsTypes());
        function.addAnnotations(written.getAnnotations());
        function.setSourcePosition(written);
        function.copyNodeMetaData(written);
        TailCalls.prepare(function);
        return function;
    }

    private static void makeScript(ClassNode script) {
        script.setSuperClass(ClassHelper.make(SessionScript.class));
        // Groovy adds this method to start a script from the command line; here it would take calls of a function main.
        script.getMethods("main").forEach(script::removeMethod);
    }
}
