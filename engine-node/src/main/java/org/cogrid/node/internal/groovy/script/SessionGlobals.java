package org.cogrid.node.internal.groovy.script;

import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObject;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.MetaMethod;
import groovy.lang.MissingPropertyException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MethodClosure;
import org.cogrid.core.internal.task.CurrentEngine;
import org.cogrid.core.internal.task.Names;
import org.cogrid.node.internal.groovy.scope.ImportedNames;
import org.jspecify.annotations.Nullable;

/**
 * The names of a session as one object. It is the owner of closures that arrive, and texts look up their free names
 * here. A name means a value, otherwise a function, otherwise a class, whether it is read or called. Defining a
 * function removes the value of its name, so the latest definition counts. Threads that tasks start may use it.
 */
public final class SessionGlobals extends GroovyObjectSupport {
    private final Map<String, @Nullable Object> values;
    private final Map<String, SessionScript> functions;
    private final ImportedNames imported;
    private final Binding binding;

    public SessionGlobals(
            Map<String, @Nullable Object> values, Map<String, SessionScript> functions, ImportedNames imported) {
        this.values = values;
        this.functions = functions;
        this.imported = imported;
        this.binding = new Binding(values);
    }

    Binding binding() {
        return binding;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        Object value = values.get(name);
        return value != null || values.containsKey(name) ? value : notAValue(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        Names.checkAssigned(name);
        values.put(name, value);
    }

    @Override
    public @Nullable Object invokeMethod(String name, @Nullable Object arguments) {
        Object[] list = list(arguments);
        String plain = FunctionNames.plain(name);
        SessionScript function = function(plain);
        return function == null
                ? callValue(plain, list)
                : InvokerHelper.invokeMethod(function, FunctionNames.compiled(plain), list);
    }

    /** Resolves method pointers such as {@code this.&f} in closures that arrive. */
    public @Nullable Object methodMissing(String name, @Nullable Object arguments) {
        return invokeMethod(name, arguments);
    }

    /** The object that has {@code name$def}; compiled texts call functions through it. */
    public Object fn$(String name) {
        SessionScript function = function(name);
        return function == null ? new CalledByName(this, name) : function;
    }

    /** The meaning of <code>this.&amp;name</code> in compiled texts: the closure or function itself, so that it can travel. */
    public Closure<?> pointer$(String name) {
        return values.get(name) instanceof Closure<?> closure
                ? closure
                : new MethodClosure(fn$(name), FunctionNames.compiled(name));
    }

    private @Nullable SessionScript function(String name) {
        return values.containsKey(name) ? null : functions.get(name);
    }

    Set<String> functionNames() {
        return Set.copyOf(functions.keySet());
    }

    static Object[] list(@Nullable Object arguments) {
        return arguments instanceof Object[] list ? list : new Object[] {arguments};
    }

    private Object notAValue(String name) {
        SessionScript function = functions.get(name);
        if (function != null) {
            return new MethodClosure(function, FunctionNames.compiled(name));
        }
        return switch (name) {
            case "binding" -> binding;
            case "metaClass" -> getMetaClass();
            case "class" -> getClass();
            default -> imported.property(name).orElseThrow(() -> missing(name));
        };
    }

    /** The owner of these names, for messages. */
    static String owner() {
        return CurrentEngine.find().map(engine -> "engine " + engine.id()).orElse("this session");
    }

    private static MissingPropertyException missing(String name) {
        return new MissingPropertyException(
                "No such property: " + name + " (" + owner() + " has no variable, function or class of that name)",
                name,
                SessionGlobals.class);
    }

    private @Nullable Object callValue(String name, Object[] arguments) {
        Object value = values.get(name);
        if (value instanceof Closure<?> closure) {
            return closure.call(arguments);
        }
        if (value != null && isCallable(value)) {
            return InvokerHelper.invokeMethod(value, "call", arguments);
        }
        Optional<ImportedNames.Member> member = imported.method(name);
        if (member.isPresent()) {
            return InvokerHelper.invokeStaticMethod(
                    member.get().owner(), member.get().name(), arguments);
        }
        MetaMethod own = FunctionNames.groovysOwn(this, name, arguments);
        if (own != null) {
            return own.doMethodInvoke(this, arguments);
        }
        if (values.containsKey(name)) {
            throw NoSuchFunctionException.notCallable(name, value, arguments);
        }
        throw FunctionNames.isGroovysOwn(name)
                ? NoSuchFunctionException.otherArguments(name, arguments)
                : NoSuchFunctionException.unknown(name, arguments);
    }

    private static boolean isCallable(Object value) {
        return value instanceof GroovyObject
                || !InvokerHelper.getMetaClass(value).respondsTo(value, "call").isEmpty();
    }
}
