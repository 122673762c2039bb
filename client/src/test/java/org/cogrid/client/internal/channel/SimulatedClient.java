package org.cogrid.client.internal.channel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.cogrid.client.internal.link.EngineLink;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.node.internal.conversation.EngineSide;

/** What a client sends, cancels and reads, in virtual time. Its tasks are texts that begin with a prefix of their own. */
final class SimulatedClient {
    private final int number;
    private final ChannelFixture fixture;
    private final int pieceBytes;
    private final SimulatedGrid.Trace trace;
    private final List<PendingTask> tasks = new ArrayList<>();
    private final Map<PendingTask, String> values = new HashMap<>();
    private final Map<PendingTask, Object> ends = new HashMap<>();
    private final Set<PendingTask> asked = new HashSet<>();
    private final Set<PendingTask> removed = new HashSet<>();
    private EngineSide engine;
    private EngineChannel channel;

    SimulatedClient(int number, ChannelFixture fixture, int pieceBytes, SimulatedGrid.Trace trace) {
        this.number = number;
        this.fixture = fixture;
        this.pieceBytes = pieceBytes;
        this.trace = trace;
    }

    UUID id() {
        return fixture.context.clientId();
    }

    List<PendingTask> tasks() {
        return tasks;
    }

    String prefix() {
        return number + ":";
    }

    String prefix(PendingTask task) {
        return prefix() + task.taskId() + ":";
    }

    String value(PendingTask task) {
        return values.get(task);
    }

    String decode(byte[] body) {
        return String.valueOf(fixture.value(body));
    }

    PendingTask send(String text) {
        String value = prefix() + tasks.size() + ":" + text;
        PendingTask task = fixture.task(tasks.size(), value, pieceBytes, any -> null);
        tasks.add(task);
        values.put(task, value);
        trace.note(() -> "client " + number + " sends " + task.taskId() + " in "
                + (task.parts().size() + 1) + " parts");
        channel.send(task, null);
        return task;
    }

    void cancel(PendingTask task) {
        trace.note(() -> "client " + number + " cancels " + task.taskId());
        asked.add(task);
        channel.tryAsk(ControlRequest.Verb.CANCEL, task)
                .ifPresent(sent -> sent.thenAccept(answer -> answer.map(ControlAnswer::verdict)
                        .filter(ControlAnswer.Verdict.REMOVED::equals)
                        .ifPresent(verdict -> removed.add(task))));
    }

    boolean hasAskedToCancel(PendingTask task) {
        return asked.contains(task);
    }

    boolean isRemoved(PendingTask task) {
        return removed.contains(task);
    }

    /** The grid says which engine there is; tasks go to it from now on. */
    void servedBy(EngineSide serving, EngineLink link) {
        if (engine == serving) {
            return;
        }
        trace.note(() -> "client " + number + " hears of an engine");
        if (channel != null) {
            channel.engineLost("the engine was restarted");
        }
        engine = serving;
        channel = new EngineChannel(link, fixture.context, fixture.codec);
    }

    /** Reads the first result that has come and was not read. */
    void readOne() {
        if (hasReadAll()) {
            return;
        }
        tasks.stream()
                .filter(task -> task.hasEnded() && !ends.containsKey(task))
                .findFirst()
                .ifPresent(task -> ends.put(task, read(task)));
    }

    private static Object read(PendingTask task) {
        try {
            return task.awaitValue(Duration.ZERO);
        } catch (CogridException e) {
            return e;
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    Object end(PendingTask task) {
        return ends.get(task);
    }

    boolean hasReadAll() {
        return ends.size() == tasks.size();
    }

    /** The numbers of the tasks whose end was not read. */
    List<Long> unread() {
        return tasks.stream()
                .filter(task -> !ends.containsKey(task))
                .map(PendingTask::taskId)
                .toList();
    }
}
