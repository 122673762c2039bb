package org.cogrid.client.internal.grid;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineEntry.State;
import org.cogrid.core.internal.text.SafeLog;

/** The listeners for engines. Confined to the watch's thread. */
final class EngineListeners {
    private static final System.Logger LOG = System.getLogger(EngineListeners.class.getName());

    private final List<EngineListener> all = new ArrayList<>();

    /** Adds a listener, and reports the engines that are there already to it. */
    void add(EngineListener listener, Collection<EngineEntry> present) {
        all.add(listener);
        present.forEach(engine -> {
            listener.appeared(engine);
            if (engine.state() == State.DRAINING) {
                listener.draining(engine);
            }
        });
    }

    void remove(EngineListener listener) {
        all.remove(listener);
    }

    /**
     * Reports a change to all listeners.
     *
     * @param failures the level for logging a listener's failure, which is lower when the client is closed
     */
    void tell(EngineList.Change change, System.Logger.Level failures) {
        for (EngineListener listener : all) {
            change.lost().forEach(lost -> tell(() -> listener.lost(lost.engine(), lost.why()), failures));
            change.appeared().forEach(engine -> tell(() -> listener.appeared(engine), failures));
            change.draining().forEach(engine -> tell(() -> listener.draining(engine), failures));
        }
    }

    private static void tell(Runnable news, System.Logger.Level failures) {
        try {
            news.run();
        } catch (RuntimeException | Error e) { // the failure of one listener must not keep the news from the others
            SafeLog.write(() -> LOG.log(failures, "A listener for engines failed", e));
        }
    }
}
