package org.cogrid.client.internal.cluster;

import org.cogrid.client.internal.control.EngineControl;
import org.cogrid.client.internal.control.GridControl;
import org.cogrid.client.internal.grid.ConnectionFinder;
import org.cogrid.config.GridSettings;
import org.cogrid.config.Settings;
import org.cogrid.core.internal.access.ConnectionFile;
import org.jspecify.annotations.Nullable;

/** A connection to a cluster's engines that is made at its first use. Thread-safe. */
public final class LazyControl implements AutoCloseable {
    private final ConnectionFile file;
    private final Settings settings;
    private @Nullable GridControl connected; // guarded by this

    public LazyControl(ConnectionFile file, Settings settings) {
        this.file = file;
        this.settings = settings;
    }

    /** Returns the control of the engines. Blocks until this program is connected. */
    public synchronized EngineControl engines() {
        if (connected == null) {
            connected = GridControl.connect(new ConnectionFinder(GridSettings.from(settings)).find(file), settings);
        }
        return connected.engines();
    }

    /** Closes the connection; a later use makes a new one. */
    @Override
    public synchronized void close() {
        if (connected != null) {
            connected.close();
            connected = null;
        }
    }
}
