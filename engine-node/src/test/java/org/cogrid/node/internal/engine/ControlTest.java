package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final Session session = new Session(UUID.randomUUID(), UUID.randomUUID(), task -> {});
    private final Control control = new Control(new IdleRunner(), new Sessions(task -> {}));

    @Test
    void cancellingATaskTwiceBeforeItComesRemovesItTwice() {
        assertThat(cancel(0).verdict()).isEqualTo(ControlAnswer.Verdict.REMOVED);
        assertThat(cancel(0).verdict()).isEqualTo(ControlAnswer.Verdict.REMOVED);
    }

    private ControlAnswer cancel(long task) {
        return control.carryOut(session, new ControlRequest(ControlRequest.Verb.CANCEL, session.id(), 0, task));
    }

    /** Has no task running. */
    private static final class IdleRunner implements Control.Runner {
        @Override
        public Optional<String> stop(QueuedTask task, String reason) {
            throw new IllegalStateException("task " + task.number() + " does not run");
        }

        @Override
        public Future<?> flush() {
            return CompletableFuture.completedFuture(null);
        }
    }
}
