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
 * Closures travel as copies that are freed of owner and delegate. The copy, not a stand-in, takes the closure's place in the
 * graph, so that a closure which captures itself works.
 */
public final class ClosureSubstitution implements Substitution {
    private final Class<?> closures = Closure.class; // where Groovy is not there, making this fails

    @Override
    public @Nullable Serializable standInFor(Object object) {
        if (closures.isInstance(object)) {
            return standInFor((Closure<?>) object);
        }
        if (object instanceof Script script) {
            return new ScriptStandIn(script.getClass(), new GlobalsStandIn(FreeNames.of(script)));
        }
        return object instanceof BooleanClosureWrapper ? new Nothing() : null;
    }

    private static @Nullable Serializable standInFor(Closure<?> closure) {
        if (closure instanceof MethodClosure method) {
            return new MethodStandIn(method.getOwner(), method.getMethod());
        }
        // Their owner is the closure they are made of.
        boolean ofOthers = closure instanceof CurriedClosure || closure instanceof ComposedClosure;
        return ofOthers || closure.getOwner() instanceof GlobalsStandIn ? null : freed(closure);
    }

    private static Closure<?> freed(Closure<?> closure) {
        GlobalsStandIn globals = new GlobalsStandIn(FreeNames.of(closure));
        return closure.rehydrate(globals, globals, globals);
    }

    /** In the place of what a closure keeps to be faster, and can do without. */
    private record Nothing() implements StandIn {
        @Override
        public @Nullable Object restore(Arrival arrival) {
            return null;
        }
    }
}
