package org.cogrid.node.internal.groovy.script;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.MetaMethod;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.DefaultGroovyMethods;
import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.core.internal.groovy.TakesGlobals;
import org.jspecify.annotations.Nullable;

/** The superclass of every text's class. Its free names and calls go to the globals of the session. */
public abstract class SessionScript extends Script implements TakesGlobals {
    private @Nullable GroovyObject globals$;

    /**
     * The globals of a function that arrived without its program. They know the program's names, so that an error can
     * say which one is missing. In this case the script also holds the functions that the function calls and the
     * session lacks, including the function itself.
     */
    private @Nullable GroovyObject brought$;

    protected SessionScript() {}

    protected SessionScript(Binding binding) {
        super(binding);
    }

    public void attach(SessionGlobals globals) {
        globals$ = globals;
        setBinding(globals.binding());
    }

    /** Sets the globals of a function that arrived from another session: its free names become those of this session. */
    @Override
    public final void takeGlobals(GroovyObject globals) {
        globals$ = globals;
        brought$ = globals;
    }

    @Override
    public final Set<String> functionNames() {
        return globals$ instanceof SessionGlobals session ? session.functionNames() : Set.of();
    }

    /** The object that has {@code name$def}; compiled texts call functions through it. */
    public final Object fn$(String name) {
        Object known =
                globals() instanceof SessionGlobals session ? session.fn$(name) : new CalledByName(globals(), name);
        if (brought$ == null || !(known instanceof CalledByName)) {
            return known;
        }
        return overloads(name).isEmpty() ? new CalledByName(brought$, name) : this;
    }

    /** The meaning of <code>this.&amp;name</code> in compiled texts. */
    public final Closure<?> pointer$(String name) {
        return globals() instanceof SessionGlobals session && fn$(name) != this
                ? session.pointer$(name)
                : new MethodClosure(fn$(name), FunctionNames.compiled(name));
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return names().getProperty(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        globals().setProperty(name, value);
    }

    /** Called by Groovy when this class has no method that fits. */
    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        Object[] list = SessionGlobals.list(arguments);
        return FunctionNames.isCompiled(name)
                ? noOverload(FunctionNames.plain(name), list)
                : names().invokeMethod(name, list);
    }

    /** Called by Groovy for method pointers such as {@code this.&f}. */
    public @Nullable Object methodMissing(String name, @Nullable Object arguments) {
        return invokeMethod(name, arguments);
    }

    // The methods of Script look for a variable named "out" first, which may be a user's variable in a session.
    @Override
    public void println() {
        DefaultGroovyMethods.println((Object) this);
    }

    @Override
    public void println(@Nullable Object value) {
        DefaultGroovyMethods.println((Object) this, value);
    }

    @Override
    public void print(@Nullable Object value) {
        DefaultGroovyMethods.print((Object) this, value);
    }

    @Override
    public void printf(String format, @Nullable Object value) {
        DefaultGroovyMethods.printf((Object) this, format, new @Nullable Object[] {value});
    }

    @Override
    public void printf(String format, Object[] values) {
        DefaultGroovyMethods.printf((Object) this, format, values);
    }

    private @Nullable Object noOverload(String name, Object[] arguments) {
        MetaMethod own = FunctionNames.groovysOwn(this, name, arguments);
        if (own != null) {
            return own.doMethodInvoke(this, arguments);
        }
        List<Class<?>[]> overloads = overloads(name);
        throw NoSuchFunctionException.notApplicable(
                name,
                arguments,
                texts(name, overloads),
                VersionClash.between(overloads, arguments)
                        .map(clash -> "\n" + clash)
                        .orElse(""));
    }

    private List<Class<?>[]> overloads(String name) {
        String compiled = FunctionNames.compiled(name);
        return Stream.of(getClass().getMethods())
                .filter(method -> method.getName().equals(compiled))
                .<Class<?>[]>map(Method::getParameterTypes)
                .toList();
    }

    private static List<String> texts(String name, List<Class<?>[]> overloads) {
        return overloads.stream()
                .map(types -> Arrays.stream(types)
                        .map(Class::getSimpleName)
                        .collect(Collectors.joining(", ", name + "(", ")")))
                .sorted()
                .toList();
    }

    private GroovyObject names() {
        return brought$ == null ? globals() : brought$;
    }

    private GroovyObject globals() {
        if (globals$ == null) {
            throw new IllegalStateException("the class of a text was made outside its session");
        }
        return globals$;
    }
}
