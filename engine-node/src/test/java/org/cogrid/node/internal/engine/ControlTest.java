package org.cogrid.node.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.cogrid.core.internal.access.GridKey;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.EngineReport;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.core.internal.wire.ExchangeRequest;
import org.cogrid.core.internal.wire.Piece;
import org.cogrid.core.internal.wire.TaskHead;
import org.cogrid.node.internal.conversation.Conversations;
import org.cogrid.node.internal.conversation.EngineConversation;
import org.cogrid.node.internal.conversation.Holdings;
import org.cogrid.node.internal.conversation.QueuedTask;
import org.cogrid.node.internal.grid.Departure;
import org.cogrid.node.internal.run.StopReport;
import org.cogrid.node.internal.task.Interrupted;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final List<QueuedTask> queued = new ArrayList<>();
    private final EngineConversation conversation = new EngineConversation(
            new EngineConversation.Opening(UUID.randomUUID(), "test", 0, 0),
            queued::add,
            1 << 20,
            bytes -> {},
            (event, head) -> {});
    private final List<Departure> departures = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private @Nullable Interrupted interrupted;
    private final Control control = new Control(
            new IdleRunner(),
            new IdleEngine(),
            new Conversations(task -> {}, new Holdings(Holdings.Limits.of(1 << 20, 1 << 30)), 1 << 20, client ->
                    (event, head) -> {}));

    @Test
    void cancellingATaskTwiceBeforeItComesRemovesItTwice() {
        assertThat(cancel(0).verdict()).isEqualTo(ControlAnswer.Verdict.REMOVED);
        assertThat(cancel(0).verdict()).isEqualTo(ControlAnswer.Verdict.REMOVED);
    }

    @Test
    void anAbortLeavesAloneWhatIsSentAfterIt() {
        List<TaskHead> heads = Collections.nCopies(3, new TaskHead("apply", "", 0, ContentHash.NONE));
        conversation.accept(
                new ExchangeRequest(conversation.id(), 0, new ExchangeRequest.Listening(0, false, 0), 0, 0, heads),
                Collections.nCopies(3, Piece.whole(new byte[1])));

        ControlAnswer answer =
                control.carryOut(conversation, new ControlRequest(ControlRequest.Verb.ABORT, conversation.id(), 1, 2));

        assertThat(answer.number()).isEqualTo(2);
        assertThat(queued).extracting(QueuedTask::hasEnded).containsExactly(true, true, false);
    }

    @Test
    void interruptingWhereNothingRunsSaysSo() {
        assertThat(ask(ControlRequest.Verb.INTERRUPT, 0)).isEqualTo(ControlAnswer.Verdict.NOTHING_RAN);
    }

    @Test
    void interruptingNamesTheTaskThatItEnded() {
        EngineReport.Running task = new EngineReport.Running(3, "nightly", "apply", "client process 7", 1500);
        interrupted = new Interrupted(task, new StopReport(true, ""));

        ControlAnswer answer = interrupt();

        assertThat(answer.verdict()).isEqualTo(ControlAnswer.Verdict.STOPPED);
        assertThat(EngineReport.Running.fromJson(answer.text())).isEqualTo(task);
    }

    @Test
    void interruptingNamesTheTaskThatIsStuck() {
        EngineReport.Running task = new EngineReport.Running(3, "", "execute", "client process 7", 1500);
        interrupted = new Interrupted(task, new StopReport(false, "java.io.FileInputStream.read"));

        ControlAnswer answer = interrupt();

        assertThat(answer.verdict()).isEqualTo(ControlAnswer.Verdict.STUCK);
        assertThat(EngineReport.Running.fromJson(answer.text())).isEqualTo(task);
    }

    @Test
    void aWishToStopSaysForHowLongToGoOnAndWhetherOthersStay() {
        assertThat(ask(ControlRequest.Verb.STOP, 1500)).isEqualTo(ControlAnswer.Verdict.DONE);
        assertThat(ask(ControlRequest.Verb.STOP_GRID, 0)).isEqualTo(ControlAnswer.Verdict.DONE);

        assertThat(departures)
                .containsExactly(
                        new Departure(Duration.ofMillis(1500), Departure.Data.HANDED_OVER),
                        new Departure(Duration.ZERO, Departure.Data.DROPPED));
    }

    @Test
    void aNewKeyIsAcceptedAndUsedAndPrintedByNothing() {
        GridKey key = GridKey.random();
        ControlRequest accept =
                new ControlRequest(ControlRequest.Verb.ACCEPT_KEY, UUID.randomUUID(), 0, 0, key.toJson());
        ControlRequest use = new ControlRequest(ControlRequest.Verb.USE_KEY, UUID.randomUUID(), 0, 0, key.toJson());

        assertThat(control.carryOut(accept).orElseThrow().verdict()).isEqualTo(ControlAnswer.Verdict.DONE);
        assertThat(control.carryOut(use).orElseThrow().verdict()).isEqualTo(ControlAnswer.Verdict.DONE);

        String secret = key.secret().toHex();
        assertThat(keys).containsExactly("accepted " + secret, "used " + secret);
        assertThat(accept.toString()).contains("ACCEPT_KEY").doesNotContain(secret);
    }

    private ControlAnswer.Verdict ask(ControlRequest.Verb verb, long argument) {
        return control.carryOut(new ControlRequest(verb, UUID.randomUUID(), 0, argument))
                .orElseThrow()
                .verdict();
    }

    private ControlAnswer interrupt() {
        return control.carryOut(new ControlRequest(ControlRequest.Verb.INTERRUPT, UUID.randomUUID(), 0, 0))
                .orElseThrow();
    }

    private ControlAnswer cancel(long task) {
        return control.carryOut(
                conversation, new ControlRequest(ControlRequest.Verb.CANCEL, conversation.id(), 0, task));
    }

    /** Has no task running but the one to be interrupted. */
    private final class IdleRunner implements Control.Runner {
        @Override
        public Optional<String> stop(QueuedTask task, String reason) {
            throw new IllegalStateException("task " + task.number() + " does not run");
        }

        @Override
        public Optional<Interrupted> interrupt(String reason) {
            return Optional.ofNullable(interrupted);
        }

        @Override
        public Future<?> flush(String name) {
            return CompletableFuture.completedFuture(null);
        }
    }

    /** Notes how it was told to leave. */
    private final class IdleEngine implements Control.Whole {
        @Override
        public List<EngineEntry> engines() {
            return List.of();
        }

        @Override
        public EngineReport report() {
            return new EngineReport(
                    "host", "17", 1, false, 0, null, new EngineReport.Load(1, 2, -1), 0, 0, 0, List.of(), 0);
        }

        @Override
        public boolean isConnected(UUID clientId) {
            return false;
        }

        @Override
        public void accept(GridKey key) {
            keys.add("accepted " + key.secret().toHex());
        }

        @Override
        public void use(GridKey key) {
            keys.add("used " + key.secret().toHex());
        }

        @Override
        public void leave(Departure departure) {
            departures.add(departure);
        }
    }
}
