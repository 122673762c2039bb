package org.cogrid.node.internal.engine;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.task.Interrupted;
import org.cogrid.node.internal.task.TaskLoop;
import org.cogrid.node.internal.task.TaskRunner;

/**
 * The control requests that concern the engine's thread.
 *
 * @param copy brings the grid copy of a variable up to date; called on the engine's thread
 */
record Overtaking(TaskRunner runner, CopyRuns copying, TaskLoop loop, Consumer<String> copy) implements Control.Runner {
    @Override
    public Optional<String> stop(QueuedTask task, String reason) throws InterruptedException {
        return runner.stop(task, reason);
    }

    @Override
    public Optional<Interrupted> interrupt(String reason) throws InterruptedException {
        Optional<Interrupted> task = runner.interrupt(reason);
        return task.isPresent() ? task : copying.interrupt(reason);
    }

    @Override
    public Future<?> flush(String name) {
        return loop.between(() -> copy.accept(name));
    }
}
