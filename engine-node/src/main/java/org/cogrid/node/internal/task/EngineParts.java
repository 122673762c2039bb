package org.cogrid.node.internal.task;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.task.TaskContext;
import org.cogrid.core.internal.wire.WallClock;
import org.cogrid.node.internal.conversation.Holdings;
import org.cogrid.node.internal.memory.EngineMemory;
import org.cogrid.node.internal.namespace.Renewals;
import org.cogrid.node.internal.run.TaskThreads;

/**
 * What running a task takes.
 *
 * @param holdings what is held for clients
 * @param maxOutputBytes how much of a task's output is kept
 * @param threads the engine's thread and those its tasks start
 * @param context what tasks see
 * @param arrival places References and closures that arrive
 * @param codec values to bytes and back
 * @param errors failures to what can be told
 * @param clock wall time
 * @param timer for time limits
 * @param stopGrace how long a task that was told to stop may go on before it is called stuck
 * @param memory what to do when the heap is full
 * @param renewals lets values fit the code of tasks
 */
public record EngineParts(
        Holdings holdings,
        long maxOutputBytes,
        TaskThreads threads,
        TaskContext context,
        EngineArrival arrival,
        ValueCodec codec,
        RemoteErrors errors,
        WallClock clock,
        ScheduledExecutorService timer,
        Duration stopGrace,
        EngineMemory memory,
        Renewals renewals) {}
