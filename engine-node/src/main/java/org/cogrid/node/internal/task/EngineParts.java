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
 * The parts of an engine that a task runner needs.
 *
 * @param holdings counts what is held for clients
 * @param maxOutputBytes the most output kept for one task
 * @param threads the engine's thread and those its tasks start
 * @param context the engine as tasks see it
 * @param arrival replaces References and closures that arrive
 * @param codec encodes and decodes values
 * @param errors makes failures travel
 * @param clock wall time
 * @param timer ends tasks at their time limit
 * @param stopGrace how long a task that was told to stop may go on before it is reported as stuck
 * @param memory what to do when the heap is full
 * @param renewals makes values fit the code of tasks
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
