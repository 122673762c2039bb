package org.cogrid.client.internal.channel;

import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.cogrid.core.CogridException;

/**
 * What tasks are still to be told, in the order it happened. It is noted down under the channel's lock and told without: nobody who
 * tells may hold it, as telling runs code of users.
 */
final class Tellings {
    /** Quick if it takes next to no time and runs no code of a user's, so that any thread may tell it. */
    private record Telling(Runnable step, boolean isQuick) {
        void tell() {
            step.run();
        }
    }

    private final TaskEnds ends;
    private final Executor workers;
    private final InTurn<Telling> inTurn = new InTurn<>(Telling::tell);

    Tellings(TaskEnds ends, Executor workers) {
        this.ends = ends;
        this.workers = workers;
    }

    void add(TaskEnds.Told told) {
        inTurn.add(new Telling(() -> ends.tell(told), told.isQuick()));
    }

    /** The task's end will never be heard of. */
    void addLoss(PendingTask task, Supplier<CogridException> why) {
        inTurn.add(new Telling(() -> ends.lose(task, why.get()), false));
    }

    void tell() {
        inTurn.drain();
    }

    /** Tells what is quick, and has the workers tell what is not. */
    void tellQuickly() {
        if (!inTurn.drain(Telling::isQuick)) {
            tellSoon();
        }
    }

    /** Has the workers tell. */
    void tellSoon() {
        workers.execute(this::tell);
    }
}
