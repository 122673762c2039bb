package org.cogrid.client.internal.view;

import org.cogrid.client.Listening;
import org.cogrid.client.internal.GridConnection;
import org.cogrid.client.internal.ProgramTasks;
import org.cogrid.client.internal.balance.Balancing;
import org.cogrid.client.internal.balance.Work;
import org.cogrid.client.internal.balance.map.KeptFunction;
import org.cogrid.client.internal.balance.map.MapGrid;
import org.cogrid.client.internal.output.OutputDisplay;
import org.cogrid.client.internal.task.EncodedTask;
import org.cogrid.client.internal.task.TaskHandle;
import org.cogrid.client.internal.task.TaskOptions;
import org.cogrid.core.internal.task.ChunkTask;
import org.cogrid.core.internal.task.GuardedTask;
import org.cogrid.core.internal.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * What maps over a balanced view need of the grid and the view.
 *
 * @param where asked on an engine before each chunk, or {@code null}
 */
record BalancedMaps(
        GridConnection connection,
        TaskOptions options,
        Balancing how,
        @Nullable Object where) implements MapGrid {
    @Override
    public EncodedTask encode(Task task) {
        return connection.encode(where != null && task instanceof ChunkTask ? new GuardedTask(where, task) : task);
    }

    @Override
    public boolean isClosed() {
        return connection.isClosed() || ProgramTasks.isEnding();
    }

    @Override
    public TaskHandle submit(EncodedTask chunk, KeptFunction function) {
        return connection.balancer().submit(new Work(chunk, function.pace(), function), options.withTimeout(null), how);
    }

    @Override
    public int engines() {
        return (int) connection.ids().stream().filter(how::mayUse).count();
    }

    @Override
    public Listening onEngines(Runnable news) {
        return connection.onEngines(event -> news.run());
    }

    @Override
    public void send(int engineId, EncodedTask task) {
        connection.sender(engineId).send(task, TaskOptions.NONE);
    }

    @Override
    public OutputDisplay output() {
        return options.hidesOutput() ? OutputDisplay.NONE : connection.output();
    }
}
