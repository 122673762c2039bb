package org.cogrid.node.internal.engine;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.task.KeepTask;
import org.cogrid.core.internal.task.result.NotKeptException;
import org.cogrid.node.internal.code.EngineCode;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.namespace.Renewals;
import org.cogrid.node.internal.task.RunningTask;
import org.jspecify.annotations.Nullable;

/**
 * The functions of maps that an engine keeps between their chunks. Each belongs to the conversation that brought it, and
 * is let go at the latest when that is closed and its tasks have ended. Its code stays in the grid until then.
 * Thread-safe; all methods but {@link #letGo} are called on the engine's thread while a task runs.
 */
final class KeptFunctions {
    private final EngineCode code;
    private final Supplier<Optional<RunningTask>> running;
    private final Map<UUID, Kept> byMap = new ConcurrentHashMap<>();

    private record Kept(KeepTask task, EngineConversation owner, ContentHash manifest) {}

    KeptFunctions(EngineCode code, Supplier<Optional<RunningTask>> running) {
        this.code = code;
        this.running = running;
    }

    void keep(KeepTask task) {
        QueuedTask bringing = running();
        Kept kept = new Kept(task, bringing.conversation(), bringing.head().manifest());
        code.await(kept.manifest());
        doneWith(byMap.put(task.map(), kept));
    }

    /** Returns the kept function, and makes variables fit its code from now on. */
    KeepTask use(UUID map, Renewals renewals) {
        Kept kept = byMap.get(map);
        if (kept == null) {
            throw new NotKeptException(map);
        }
        if (!kept.manifest().isNone()) {
            renewals.begin(kept.manifest());
        }
        return kept.task();
    }

    void forget(UUID map) {
        doneWith(byMap.remove(map));
    }

    /** Lets go of functions whose client has left and has no unfinished task. No task of its can come any more. */
    void letGo() {
        byMap.forEach((map, kept) -> {
            if (kept.owner().isOver() && byMap.remove(map, kept)) {
                doneWith(kept);
            }
        });
    }

    private void doneWith(@Nullable Kept kept) {
        if (kept != null) {
            code.done(kept.manifest());
        }
    }

    private QueuedTask running() {
        return running.get().orElseThrow().task();
    }
}
