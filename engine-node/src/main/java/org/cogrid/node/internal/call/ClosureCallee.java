package org.cogrid.node.internal.call;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.CurriedClosure;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;

/**
 * A Groovy closure.
 *
 * @param name its name in messages
 * @param signatures its lists of parameters, longest first
 * @param isStrict whether the closure has no other signatures
 */
record ClosureCallee(
        Closure<?> closure, String name, List<Signature> signatures, boolean isStrict, ParameterNames parameterNames)
        implements Callee {
    /** The parameter of a closure that declares none. */
    static final String IT = "it";

    private static final String BODY = "doCall";
    /** The suffix that the session appends to the names of functions when it compiles them. */
    private static final String SESSION_SUFFIX = "$def";

    static ClosureCallee of(Closure<?> closure, ParameterNames names) {
        if (closure instanceof MethodClosure pointer) {
            return ofMethod(pointer, names);
        }
        if (closure instanceof CurriedClosure<?> curried) {
            return ofCurried(curried, names);
        }
        List<Signature> bodies = longestFirst(
                Arrays.stream(closure.getClass().getDeclaredMethods())
                        .filter(m -> m.getName().equals(BODY) && !m.isBridge()),
                names);
        return new ClosureCallee(closure, "the closure", bodies, !bodies.isEmpty(), names);
    }

    private static ClosureCallee ofMethod(MethodClosure pointer, ParameterNames names) {
        Object owner = pointer.getOwner();
        Class<?> type = owner instanceof Class<?> c ? c : owner.getClass();
        List<Signature> methods = longestFirst(
                Stream.of(type.getMethods())
                        .filter(m -> m.getName().equals(pointer.getMethod()))
                        .filter(m -> owner != type || Modifier.isStatic(m.getModifiers())),
                names);
        String plain = pointer.getMethod().endsWith(SESSION_SUFFIX)
                ? pointer.getMethod().substring(0, pointer.getMethod().length() - SESSION_SUFFIX.length())
                : type.getSimpleName() + "." + pointer.getMethod();
        return new ClosureCallee(pointer, plain, methods, owner instanceof Script && !methods.isEmpty(), names);
    }

    /** Asks the closure which parameters are bound already, to find the names of the others. */
    private static ClosureCallee ofCurried(CurriedClosure<?> curried, ParameterNames names) {
        ClosureCallee whole = of((Closure<?>) curried.getOwner(), names);
        int fixed = whole.closure().getMaximumNumberOfParameters() - curried.getMaximumNumberOfParameters();
        List<Signature> left = whole.signatures().stream()
                .filter(s -> s.hasNames() && !s.isVariable() && fixed >= 0 && s.size() >= fixed)
                .map(s -> left(s, curried, s.size() - fixed))
                .toList();
        return new ClosureCallee(curried, "the curried closure", left, false, names);
    }

    private static Signature left(Signature whole, CurriedClosure<?> curried, int count) {
        Object[] probes = Stream.generate(Object::new).limit(count).toArray();
        List<@Nullable Object> places = Arrays.asList(curried.getUncurriedArguments(probes));
        List<Integer> kept = Stream.of(probes).map(places::indexOf).toList();
        return new Signature(
                kept.stream().<Class<?>>map(whole.types()::get).toList(),
                kept.stream().map(whole.names()::get).toList(),
                false);
    }

    private static List<Signature> longestFirst(Stream<Method> methods, ParameterNames names) {
        return methods.map(m -> signature(m, names))
                .sorted(Comparator.comparingInt(Signature::size).reversed())
                .toList();
    }

    /**
     * Groovy accepts any number of arguments for a last parameter that is an array of objects, even if it is not
     * declared with dots.
     */
    private static Signature signature(Method method, ParameterNames names) {
        Class<?>[] types = method.getParameterTypes();
        boolean isVariable = types.length > 0 && types[types.length - 1].isArray();
        return new Signature(List.of(types), names.of(method), isVariable);
    }

    /** Groovy spreads a single list over several parameters of a closure. */
    @Override
    public boolean accepts(@Nullable Object[] arguments) {
        boolean isList = arguments.length == 1 && arguments[0] instanceof List;
        return !isStrict || isList && signatures.get(0).size() > 1 || Callee.super.accepts(arguments);
    }

    @Override
    public @Nullable Object call(@Nullable Object[] arguments) {
        return closure.call(arguments);
    }

    @Override
    public @Nullable Object @Nullable [] withDefaults(Signature shorter, @Nullable Object[] arguments)
            throws Throwable {
        Object owner = closure instanceof MethodClosure pointer ? pointer.getOwner() : closure;
        String method = closure instanceof MethodClosure pointer ? pointer.getMethod() : BODY;
        return new DefaultValues(owner, method, signatures.get(0), parameterNames).of(shorter, arguments);
    }
}
