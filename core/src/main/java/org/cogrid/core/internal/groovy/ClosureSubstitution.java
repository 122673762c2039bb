package org.cogrid.core.internal.groovy;

import groovy.lang.Closure;
import groovy.lang.Script;
import java.io.Serializable;
import org.codehaus.groovy.runtime.ComposedClosure;
import org.codehaus.groovy.runtime.CurriedClosure;
import org.codehaus.groovy.runtime.MethodClosure;
import org.codehaus.groovy.runtime.callsite.BooleanClosureWrapper;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.cogrid.core.internal.codec.standin.Substitution;
import org.jspecify.annotations.Nullable;

/**
 * Sends closures as copies without owner and delegate. The copy itself takes the closure's place in the graph, not a
 * stand-in, so that a closure that captures itself works.
 */
public final class ClosureSubstitution implements Substitution {
    private final Class<?> closures = Closure.class; // without Groovy this fails, and the substitution is left out

    @Override
    public @Nullable Serializable standInFor(Object object) {
        if (closures.isInstance(object)) {
            return standInFor((Closure<?>) object);
        }
        if (object instanceof Script script) {
            return new ScriptStandIn(script.getClass(), GlobalsStandIn.of(script));
        }
        return object instanceof BooleanClosureWrapper ? new Nothing() : null;
    }

    private static @Nullable Serializable standInFor(Closure<?> closure) {
        if (closure instanceof MethodClosure method) {
            return new MethodStandIn(method.getOwner(), method.getMethod());
        }
        // The owner of these is the closure they are made of.
        boolean ofOthers = closure instanceof CurriedClosure || closure instanceof ComposedClosure;
        return ofOthers || closure.getOwner() instanceof GlobalsStandIn ? null : freed(closure);
    }

    private static Closure<?> freed(Closure<?> closure) {
        GlobalsStandIn globals = GlobalsStandIn.of(closure.getThisObject());
        return closure.rehydrate(globals, globals, globals);
    }

    /** Takes the place of a closure's caches, which it can do without. */
    private record Nothing() implements StandIn {
        @Override
        public @Nullable Object restore(Arrival arrival) {
            return null;
        }
    }
}
