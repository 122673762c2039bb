package org.cogrid.core.internal.groovy;

import groovy.lang.Binding;
import groovy.lang.GroovyObject;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.codec.standin.StandIn;
import org.jspecify.annotations.Nullable;

/**
 * Travels in place of a script, without the values of its variables. On an engine a new script takes its place, whose
 * free names are the engine's globals.
 *
 * @param globals the stand-in that becomes the engine's globals
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

    /** A script's binding that reads and writes the globals. */
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
                return false; // how globals say that a name is missing
            }
        }
    }
}
