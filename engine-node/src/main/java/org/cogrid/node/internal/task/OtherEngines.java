package org.cogrid.node.internal.task;

import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.map.IMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.cogrid.core.CogridException;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.grid.EngineEntry;
import org.cogrid.core.internal.grid.GridCopy;
import org.cogrid.core.internal.grid.GridNames;
import org.cogrid.core.internal.task.PlacedReference;
import org.cogrid.core.internal.text.FullHeap;
import org.cogrid.core.internal.wire.ControlAnswer;
import org.cogrid.core.internal.wire.ControlRequest;
import org.cogrid.node.internal.grid.ControlCalls;
import org.jspecify.annotations.Nullable;

/**
 * Reads values of other engines from their grid maps, member to member, after asking those engines to update the grid
 * copies of these values.
 */
public final class OtherEngines {
    /** How the engine's thread waits for another engine. */
    public interface Waiting {
        /** Waits until {@code done} has completed in any way. */
        void until(CompletionStage<?> done) throws InterruptedException;
    }

    private static final System.Logger LOG = System.getLogger(OtherEngines.class.getName());

    private final HazelcastInstance grid;
    private final ControlCalls calls;
    private final ValueCodec codec;
    private final Waiting waiting;

    public OtherEngines(HazelcastInstance grid, ControlCalls calls, ValueCodec codec, Waiting waiting) {
        this.grid = grid;
        this.calls = calls;
        this.codec = codec;
        this.waiting = waiting;
    }

    /**
     * Reads a variable after the tasks that the reader's client had sent to that engine before. For a dead engine,
     * returns the last copy.
     *
     * @throws CogridException when that engine lives but does not confirm that its copies are up to date: an older
     *     value is never returned
     */
    @Nullable
    Object read(PlacedReference reference, String name) throws InterruptedException {
        Optional<Member> home = member(reference.engineId());
        if (home.isPresent() && reference.isAfterSomeTask()) {
            bringUpToDate(home.get(), reference, name);
        }
        IMap<String, Object> copies = grid.getMap(GridNames.namespace(reference.engineId()));
        Object stored = copies.get(name);
        if (stored == null) {
            throw new CogridException("engine " + reference.engineId() + " has no grid copy of '" + name
                    + "': push it there, or flush() that engine");
        }
        try {
            return GridCopy.decode(stored, codec, Arrival.PLAIN);
        } catch (UndecodableValueException e) {
            throw new CogridException(
                    "the variable '" + name + "' of engine " + reference.engineId() + " can't be read here: "
                            + e.getMessage() + (FullHeap.isCauseOf(e) ? "" : "; assign it again there"),
                    e);
        }
    }

    private Optional<Member> member(int engineId) {
        IMap<Integer, String> engines = grid.getMap(GridNames.ENGINES);
        String text = engines.get(engineId);
        if (text == null) {
            throw new CogridException("there is no engine " + engineId + " in this grid");
        }
        EngineEntry info = EngineEntry.fromJson(text);
        return grid.getCluster().getMembers().stream()
                .filter(member -> member.getUuid().equals(info.member()))
                .findFirst();
    }

    private void bringUpToDate(Member home, PlacedReference reference, String name) throws InterruptedException {
        ControlRequest flush = new ControlRequest(
                ControlRequest.Verb.FLUSH,
                reference.conversation(),
                UUID.randomUUID().getMostSignificantBits(),
                reference.afterTask(),
                name);
        CompletableFuture<Optional<ControlAnswer>> answer =
                calls.send(home, flush).toCompletableFuture();
        waiting.until(answer);
        if (!answer.isCompletedExceptionally()) {
            requireDone(reference, answer.join());
        } else if (isThere(home)) {
            Throwable failure = answer.handle((none, thrown) -> thrown).join();
            throw new CogridException(notUpToDate(reference, "it could not be asked (" + failure + ")"), failure);
        } else {
            LOG.log(System.Logger.Level.DEBUG, "engine {0} has left, so its grid copies are final", reference);
        }
    }

    private boolean isThere(Member home) {
        return grid.getCluster().getMembers().stream()
                .anyMatch(member -> member.getUuid().equals(home.getUuid()));
    }

    /**
     * Throws unless the engine has confirmed the update: otherwise its copies may be older than the results of the
     * reader's tasks.
     */
    static void requireDone(PlacedReference reference, Optional<ControlAnswer> answer) {
        String problem = answer.map(OtherEngines::problem).orElse("it is just starting or ending");
        if (!problem.isEmpty()) {
            throw new CogridException(notUpToDate(reference, problem));
        }
    }

    private static String problem(ControlAnswer answer) {
        return switch (answer.verdict()) {
            case DONE -> "";
            case NO_CONVERSATION -> "it no longer knows the tasks that were sent there before this one";
            default -> answer.text().isEmpty() ? answer.verdict().toString() : answer.text();
        };
    }

    private static String notUpToDate(PlacedReference reference, String problem) {
        return "the value of '" + reference.path() + "' on engine " + reference.engineId()
                + " was not read, because its grid copy may be older than what earlier tasks have left there: "
                + problem
                + ". Look at the value there, and send this task again";
    }
}
