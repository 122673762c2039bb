package org.cogrid.core.internal.groovy;

import groovy.lang.Binding;
import groovy.lang.GroovyObject;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * A script, without what its variables hold: on an engine a new one takes its place, whose free names are the engine's.
 *
 * @param globals becomes the engine's globals
 */
record ScriptStandIn(Class<? extends Script> type, Object globals) implements StandIn {
    @Override
    public @Nullable Object restore(Arrival arrival) throws Exception {
        Script script = type.getDeclaredConstructor().newInstance();
        if (globals instanceof GroovyObject names && !(globals instanceof NoGlobals)) {
            if (script instanceof TakesGlobals taking) {
                taking.takeGlobals(names);
            }
            script.setBinding(new GlobalsBinding(names));
        }
        return arrival.arrived(script);
    }

    /** Gives a script's variables to and from the globals. */
    private static final class GlobalsBinding extends Binding {
        private final GroovyObject globals;

        GlobalsBinding(GroovyObject globals) {
            this.globals = globals;
        }

        @Override
        public @Nullable Object getVariable(String name) {
            return globals.getProperty(name);
        }

        @Override
        public void setVariable(String name, @Nullable Object value) {
            globals.setProperty(name, value);
        }

        @Override
        public boolean hasVariable(String name) {
            try {
                globals.getProperty(name);
                return true;
            } catch (MissingPropertyException e) {
                return false; // that is how globals tell
            }
        }
    }
}
