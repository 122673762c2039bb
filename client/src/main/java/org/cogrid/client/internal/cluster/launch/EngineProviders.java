package org.cogrid.client.internal.cluster.launch;

import java.util.ServiceLoader;
import org.cogrid.core.CogridException;
import org.cogrid.core.spi.EngineProvider;

/** Finds the module engine-node, on which this module does not depend. */
public final class EngineProviders {
    private EngineProviders() {}

    /** Returns the provider that starts engines. Fails if there is none. */
    public static EngineProvider find() {
        return ServiceLoader.load(EngineProvider.class, EngineProvider.class.getClassLoader())
                .findFirst()
                .orElseThrow(() ->
                        new CogridException("Engines can't be started from this program, as cogrid-engine-node is not "
                                + "on its class path: add that dependency, or connect to a grid that runs"));
    }
}
