package org.cogrid.node.internal.groovy.compile;

import groovy.lang.GroovyClassLoader;
import groovyjarjarasm.asm.ClassWriter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.codehaus.groovy.ast.ClassNode;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilePhase;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.cogrid.node.internal.groovy.scope.ClassNames;
import org.cogrid.node.internal.groovy.scope.ScriptName;
import org.cogrid.node.internal.groovy.scope.Surroundings;
import org.cogrid.node.internal.groovy.scope.TextClasses;
import org.cogrid.node.internal.groovy.scope.TextLoader;

/** Compiles texts of one session. Used by the engine's thread only. */
public final class TextCompiler {
    private final CompilerConfiguration configuration = new CompilerConfiguration();
    private final Predicate<String> isFunction;
    private final Predicate<String> isVariable;
    private final UnaryOperator<byte[]> bytecode;

    public TextCompiler(Predicate<String> isFunction, Predicate<String> isVariable, UnaryOperator<byte[]> bytecode) {
        this.isFunction = isFunction;
        this.isVariable = isVariable;
        this.bytecode = bytecode;
        configuration.setSourceEncoding("UTF-8");
    }

    /** The compiler's view of the libraries; it never looks for source files. */
    public GroovyClassLoader lookup(ClassLoader libraries) {
        return new CompilerLookup(libraries, configuration);
    }

    public CompiledText compile(Text text, ScriptName name, SessionView view) {
        TextShape shape = new TextShape(view.inherited());
        CompilationUnit unit = new CompilationUnit(configuration, null, view.lookup());
        TextSource source = new TextSource(text, name.className(), unit, shape::apply);
        CallRouting routing = new CallRouting(
                source, called -> shape.functions().contains(called) || isFunction.test(called), isVariable);
        Map<String, byte[]> classes = compiled(unit, source, routing);
        TextClasses compiled =
                new TextClasses(name.sequence(), text.fileName(), classes, pins(classes, view.surroundings()));
        TextLoader loader = new TextLoader(compiled, view.libraries(), bytecode);
        return new CompiledText(
                text,
                compiled,
                loader,
                scriptClass(source, loader),
                shape.functions(),
                shape.types(),
                shape.imports(),
                !routing.mayLookDifferentLater());
    }

    private static Map<String, byte[]> compiled(CompilationUnit unit, TextSource source, CallRouting routing) {
        try {
            return compile(unit, source, routing);
        } catch (RuntimeException | Error e) {
            Optional<IllegalArgumentException> words = CompilerWords.of(e, source.getName());
            if (words.isPresent()) {
                throw words.get();
            }
            throw e;
        }
    }

    private static Map<String, byte[]> compile(CompilationUnit unit, TextSource source, CallRouting routing) {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        unit.addSource(source);
        CompilationUnit.IPrimaryClassNodeOperation route = (text, context, type) -> {
            if (type.isScript()) {
                routing.route(type);
            }
        };
        unit.addPhaseOperation(route, CompilePhase.CANONICALIZATION.getPhaseNumber());
        unit.setClassgenCallback((writer, type) -> classes.put(type.getName(), ((ClassWriter) writer).toByteArray()));
        unit.compile(Phases.CLASS_GENERATION);
        return classes;
    }

    /**
     * The loaders of the classes that the text refers to. Pinning all classes would keep every class that the session
     * ever had in memory.
     */
    private static Map<String, TextLoader> pins(Map<String, byte[]> classes, Surroundings surroundings) {
        Map<String, TextLoader> session = surroundings.classes().loaders();
        if (session.isEmpty()) {
            return Map.of();
        }
        Set<String> names = new HashSet<>();
        classes.values().forEach(bytes -> names.addAll(ConstantPool.namesIn(bytes)));
        return session.entrySet().stream()
                .filter(entry -> names.contains(entry.getKey()) && !classes.containsKey(entry.getKey()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Optional<Class<?>> scriptClass(TextSource source, TextLoader loader) {
        return source.getAST().getClasses().stream()
                .filter(ClassNode::isScript)
                .findFirst()
                .map(ClassNode::getName)
                .flatMap(name -> ClassNames.find(name, loader));
    }
}
