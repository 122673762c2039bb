package org.cogrid.node.internal.groovy;

import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.task.Names;
import org.cogrid.node.internal.call.ContextLoader;
import org.cogrid.node.internal.code.loader.ClassesOfTexts;
import org.cogrid.node.internal.groovy.compile.CompiledText;
import org.cogrid.node.internal.groovy.compile.SessionView;
import org.cogrid.node.internal.groovy.compile.SessionViews;
import org.cogrid.node.internal.groovy.compile.Text;
import org.cogrid.node.internal.groovy.compile.TextCache;
import org.cogrid.node.internal.groovy.compile.TextCompiler;
import org.cogrid.node.internal.groovy.scope.Definition;
import org.cogrid.node.internal.groovy.scope.Definitions;
import org.cogrid.node.internal.groovy.scope.Import;
import org.cogrid.node.internal.groovy.scope.ImportCheck;
import org.cogrid.node.internal.groovy.scope.ScriptName;
import org.cogrid.node.internal.groovy.scope.Surroundings;
import org.cogrid.node.internal.groovy.scope.TextLoader;
import org.cogrid.node.internal.groovy.script.SessionGlobals;
import org.cogrid.node.internal.groovy.script.SessionScript;
import org.cogrid.node.internal.groovy.script.ValuePath;
import org.jspecify.annotations.Nullable;

/**
 * Runs Groovy texts as if they were typed into one session. Used by the engine's thread only, with two exceptions:
 * threads of tasks may read {@link #globals()}, and any thread may ask for the compiled classes.
 */
public final class GroovySession implements ClassesOfTexts {
    private static final int CACHED_TEXTS = 1_000;
    private static final String EXPRESSION = "expression";

    private final Map<String, @Nullable Object> values;
    private final UnaryOperator<byte[]> bytecode;
    private final Consumer<Definition> defined;
    private final Map<String, SessionScript> functions = new ConcurrentHashMap<>();
    private final SessionGlobals globals;
    private final SessionViews views;
    private final TextCache texts;
    private final TextCompiler compiler;
    private final Definitions definitions = new Definitions();
    private final String id = Integer.toString(ThreadLocalRandom.current().nextInt(36 * 36 * 36 * 36 * 36), 36);
    private long sequence;
    private long compilations;
    private boolean hasLetGo;
    private long settledAt = -1;

    /**
     * An empty session.
     *
     * @param values the live values, used directly; values may be null
     * @param libraries gives the loader of library and client classes, which may change over time
     * @param bytecode changes every class compiled or restored
     * @param defined gets the definition of each text that defines something, before the text runs
     */
    public GroovySession(
            Map<String, @Nullable Object> values,
            Supplier<ClassLoader> libraries,
            UnaryOperator<byte[]> bytecode,
            Consumer<Definition> defined) {
        this(values, libraries, bytecode, defined, CACHED_TEXTS);
    }

    GroovySession(
            Map<String, @Nullable Object> values,
            Supplier<ClassLoader> libraries,
            UnaryOperator<byte[]> bytecode,
            Consumer<Definition> defined,
            int cachedTexts) {
        this.values = values;
        this.bytecode = bytecode;
        this.defined = defined;
        this.texts = new TextCache(cachedTexts);
        this.compiler = new TextCompiler(functions::containsKey, values::containsKey, bytecode);
        this.views = new SessionViews(libraries, compiler::lookup, texts::clear);
        this.globals = new SessionGlobals(values, functions, views.names());
    }

    /** Runs a text and returns its last value; {@code null} if it only defines something. */
    public @Nullable Object run(String text, String fileName) throws Throwable {
        CompiledText compiled = compiled(new Text(withoutMark(text), fileName));
        Optional<Class<?>> code = compiled.scriptClass();
        // Making the script is included, because bean introspection asks the thread's loader for classes that belong
        // to the script's class.
        return code.isPresent() ? ContextLoader.of(code.get(), () -> run(compiled)) : run(compiled);
    }

    /** Removes a byte order mark, which some editors leave at the start of a copied text. */
    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private @Nullable Object run(CompiledText compiled) {
        Optional<SessionScript> script = compiled.newScript(globals);
        if (compiled.definesSomething()) {
            define(compiled, script);
        }
        return script.isPresent() ? script.get().run() : null;
    }

    /** Evaluates one expression. */
    public @Nullable Object evaluate(String expression) throws Throwable {
        return run(expression, EXPRESSION);
    }

    /** Makes a closure from source such as <code>{ k -&gt; k * n }</code>; its free names are the session's. */
    public Closure<?> function(String source) throws Throwable {
        // In parentheses, because a bare { it << 4 } would be a block; the line break ends a comment in the last line.
        Object function = run("(" + source + "\n)", "function");
        if (function instanceof Closure<?> closure) {
            return closure;
        }
        throw new IllegalArgumentException("the source of a function gave "
                + (function == null ? "null" : "a " + function.getClass().getName())
                + "; write it as { k -> k * 2 }: " + source);
    }

    /** Makes the free names of a script that arrived, such as the owner of {@code this.&f}, those of this session. */
    public void adopt(SessionScript script) {
        script.attach(globals);
    }

    /** Returns the value at a path such as {@code a}, {@code a.b} or {@code g[0]}, or the function of that name. */
    public @Nullable Object read(String path) {
        return ValuePath.parse(path).read(globals);
    }

    /** Assigns to a variable or, with a path, into a value. */
    public void write(String path, @Nullable Object value) {
        ValuePath target = ValuePath.parse(path);
        if (target.isName()) {
            Names.check(target.name());
            values.put(target.name(), value);
        } else {
            target.write(globals, value);
        }
    }

    /** Removes a variable or function and tells whether there was one. */
    public boolean remove(String name) {
        boolean isFunction = functions.containsKey(name);
        if (isFunction) {
            letGo(name);
        }
        boolean isValue = values.containsKey(name);
        values.remove(name);
        return isValue || isFunction;
    }

    /**
     * Removes the functions whose names now belong to values, so that a restarted engine does not restore them. Call
     * this before such a value is copied to the grid. Returns whether any function was removed since the last call:
     * outdated definitions may still contain it.
     *
     * @param additions how many names have been added to the values so far; if that has not changed, this does nothing
     */
    public boolean settle(long additions) {
        if (additions != settledAt) {
            functions.keySet().stream().filter(values::containsKey).forEach(this::letGo);
            settledAt = additions;
        }
        boolean someWent = hasLetGo;
        hasLetGo = false;
        return someWent;
    }

    private void letGo(String function) {
        hasLetGo = true;
        definitions.remove(function).forEach(defined);
        functions.remove(function);
    }

    /** The session's names as one object: the owner, delegate and this-object of closures that arrive. */
    public GroovyObject globals() {
        return globals;
    }

    /** Adds imports for later texts and for closures that arrive. */
    public void importNames(List<String> specs) {
        List<Import> imports = specs.stream().map(Import::parse).toList();
        ImportCheck check = new ImportCheck(views.libraries());
        imports.forEach(check::check);
        if (views.change(views.surroundings().withImports(imports))) {
            List<String> added = imports.stream().map(Import::text).toList();
            announce(new Definition(++sequence, "import", "", "", Map.of(), Set.of(), Set.of(), added, Map.of()));
        }
    }

    /** Removes imports, functions and classes. The values stay, because they belong to the owner of the map. */
    public void clear() {
        functions.clear();
        definitions.clear();
        texts.clear();
        views.change(Surroundings.EMPTY);
    }

    /**
     * Adds the definitions of an earlier session in their order, without running anything. A function replaces a value
     * of its name, because a later value would have {@linkplain #settle removed} the function. Returns what could not
     * be restored, and why.
     */
    public List<String> restore(List<Definition> earlier) {
        SessionRestore restore = new SessionRestore(views, functions, globals, bytecode);
        settledAt = -1;
        restore.add(earlier).forEach(definitions::add);
        functions.keySet().forEach(values::remove);
        restore.unrestored().forEach(definitions::addUnrestored);
        sequence = Math.max(sequence, restore.lastSequence());
        return restore.problems();
    }

    /** The definitions in force. */
    public List<Definition> definitionsNow() {
        return definitions.now();
    }

    /** The numbers of the definitions in force; the others may be dropped. */
    public Set<Long> definitionsInForce() {
        return definitions.inForce();
    }

    @Override
    public Optional<byte[]> bytesOf(Class<?> type) {
        return type.getClassLoader() instanceof TextLoader loader ? loader.bytesOf(type.getName()) : Optional.empty();
    }

    @Override
    public Optional<Class<?>> find(String name, ContentHash hash) {
        return views.surroundings()
                .classes()
                .load(name)
                .filter(type -> bytesOf(type)
                        .filter(bytes -> ContentHash.of(bytes).equals(hash))
                        .isPresent());
    }

    /** The names of the functions that texts have defined. */
    public Set<String> functionNames() {
        return functions.keySet().stream()
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The names that texts use for the classes that are defined or imported by name. */
    public Set<String> classNames() {
        Surroundings now = views.surroundings();
        Set<String> names = new TreeSet<>(now.classes().simpleNames().keySet());
        now.imports().stream().filter(one -> one.kind() == Import.Kind.CLASS).forEach(one -> names.add(one.alias()));
        return names;
    }

    /** The number of texts compiled so far. */
    long compilations() {
        return compilations;
    }

    private CompiledText compiled(Text text) {
        SessionView view = views.current();
        return texts.find(text).orElseGet(() -> {
            compilations++;
            CompiledText compiled = compiler.compile(text, ScriptName.of(++sequence, id), view);
            if (compiled.stable()) {
                texts.add(compiled);
            }
            return compiled;
        });
    }

    private void define(CompiledText text, Optional<SessionScript> script) {
        boolean isNew = views.change(views.surroundings()
                .withImports(text.imports())
                .withTypes(text.types(), text.classes().classes().keySet(), text.loader()));
        script.ifPresent(holder -> text.functions().forEach(name -> {
            functions.put(name, holder);
            values.remove(name);
        }));
        if (!text.functions().isEmpty() || isNew) {
            announce(text.definition(sequenceFor(text)));
        }
    }

    /** The number for the definition of a text. A text that runs again after others have defined something gets a new one. */
    private long sequenceFor(CompiledText text) {
        return text.classes().sequence() == sequence ? sequence : ++sequence;
    }

    private void announce(Definition definition) {
        definitions.add(definition);
        defined.accept(definition);
    }
}
