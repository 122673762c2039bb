package org.cogrid.core.internal.task;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One unit sent to an engine. A task is a record that runs itself against a {@link TaskContext}; a new verb is a new record. */
public sealed interface Task extends Serializable
        permits ApplyTask,
                GuardedTask,
                MapTask,
                KeepTask,
                ChunkTask,
                ForgetTask,
                ExecuteTask,
                EvaluateTask,
                PushTask,
                PullTask,
                ContainsTask,
                RemoveTask,
                ClearTask,
                VariablesTask,
                FlushTask,
                ImportTask,
                AddLibraryTask {
    /** The verb, as users see it in metadata. */
    String kind();

    /** Runs on the engine's thread, with References in this task already replaced by their values. */
    @Nullable
    Object run(TaskContext context) throws Throwable;
}
