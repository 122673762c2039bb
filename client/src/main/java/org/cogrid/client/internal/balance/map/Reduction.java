package org.cogrid.client.internal.balance.map;

import java.util.TreeMap;
import org.cogrid.core.CogridException;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.internal.text.FailureText;
import org.jspecify.annotations.Nullable;

/**
 * Combines the values of a map's chunks in the order of the items: neighbours are combined as soon as both are there, so
 * that little is kept. Thread-safe.
 *
 * @param <R> the type of the values
 */
final class Reduction<R extends @Nullable Object> implements ChunkSink {
    private final Fn2<R, R, R> combine;

    // Guarded by this.
    private final TreeMap<Long, Run<R>> runs = new TreeMap<>();
    private final JobFailures failures = new JobFailures();
    private boolean hasFailed;

    Reduction(Fn2<R, R, R> combine) {
        this.combine = combine;
    }

    /**
     * The value of neighbouring items.
     *
     * @param first the position of the first one
     * @param end the position after the last one
     */
    private record Run<R extends @Nullable Object>(
            long first, long end, @Nullable R value) {}

    @Override
    public void opened(Chunk chunk) {}

    @Override
    public void cut(Chunk from, Chunk rest) {}

    @Override
    public void ended(Chunk chunk, long bytes) {
        if (noteFailures(chunk)) {
            return;
        }
        Run<R> run = run(chunk);
        Run<R> neighbour = neighbourOrKeep(run);
        while (neighbour != null) {
            run = neighbour.first() < run.first() ? joined(neighbour, run) : joined(run, neighbour);
            neighbour = neighbourOrKeep(run);
        }
    }

    /** True if items have failed, these or others: then there will be no value, so none is kept. */
    private synchronized boolean noteFailures(Chunk chunk) {
        failures.add(chunk);
        if (chunk.failed() > 0) {
            hasFailed = true;
            runs.clear();
        }
        return hasFailed;
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // the type is the caller's to know
    private Run<R> run(Chunk chunk) {
        Object[] value = (Object[]) chunk.values();
        return new Run<>(chunk.first(), chunk.first() + chunk.count(), (R) value[0]);
    }

    /** Takes a run out that is next to this one. If there is none, keeps this one. */
    private synchronized @Nullable Run<R> neighbourOrKeep(Run<R> run) {
        if (hasFailed) {
            return null;
        }
        Run<R> next = runs.remove(run.end());
        if (next != null) {
            return next;
        }
        var before = runs.lowerEntry(run.first());
        if (before != null && before.getValue().end() == run.first()) {
            return runs.remove(before.getKey());
        }
        runs.put(run.first(), run);
        return null;
    }

    private Run<R> joined(Run<R> left, Run<R> right) {
        return new Run<>(left.first(), right.end(), combined(left.value(), right.value()));
    }

    @SuppressWarnings("NullAway") // a value is null only where R allows it
    private R combined(@Nullable R left, @Nullable R right) {
        try {
            return combine.call(left, right);
        } catch (Throwable e) { // users' code
            throw new CogridException("combining the values of a map failed: " + FailureText.of(e), e);
        }
    }

    /** Returns the value of all items, {@code null} without items, or throws their failures. */
    synchronized @Nullable R value() {
        failures.throwIfAny("mapReduce");
        return runs.isEmpty() ? null : runs.firstEntry().getValue().value();
    }
}
