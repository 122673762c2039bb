package org.cogrid.client.internal.shell.session;

import java.util.ServiceLoader;
import org.cogrid.core.CogridException;
import org.cogrid.core.spi.InterpreterProvider;

/** Finds the module engine-node, on which this module does not depend. */
public final class Interpreters {
    private Interpreters() {}

    public static InterpreterProvider find() {
        return ServiceLoader.load(InterpreterProvider.class, InterpreterProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        new CogridException("The shell can't run Groovy, as cogrid-engine-node is not on the class"
                                + " path of this program: add that dependency"));
    }
}
