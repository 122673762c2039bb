package org.cogrid.bench.rows;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.cogrid.bench.Part;
import org.cogrid.bench.Plan;
import org.cogrid.bench.grid.Grids;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.AsyncResult;
import org.cogrid.client.DirectView;
import org.cogrid.client.TaskMetadata;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one call goes, by the times that each result tells of itself. Those of the engine are converted to the client's clock with
 * an error of at most half the way there and back, so the two ways are told as one.
 */
public final class HopsPart implements Part {
    /** One call: what its caller measured, and what its result tells. */
    private record Call(long nanos, TaskMetadata told) {
        long inCaller() {
            return nanos - between(told.submitted(), told.received());
        }

        long onTheWay() {
            return between(told.submitted(), told.received()) - onTheEngine();
        }

        long onTheEngine() {
            return between(told.started(), told.completed());
        }

        private static long between(@Nullable Instant from, @Nullable Instant to) {
            return Duration.between(requireNonNull(from), requireNonNull(to)).toNanos();
        }
    }

    @Override
    public void measure(Grids grids, Plan plan, Findings findings) throws Exception {
        DirectView e0 = grids.e0();
        calls(e0, plan.pick(5_000, 20_000));
        List<Call> calls = calls(e0, plan.pick(5_000, 20_000));
        add(findings, "of one call: encoding it before, and waking its caller after", calls, Call::inCaller);
        add(findings, "of one call: Hazelcast, both ways, and to the engine's thread and back", calls, Call::onTheWay);
        add(findings, "of one call: decoding, running and encoding on the engine's thread", calls, Call::onTheEngine);
    }

    private static List<Call> calls(DirectView engine, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> call(engine))
                .toList();
    }

    private static Call call(DirectView engine) {
        long begin = System.nanoTime();
        AsyncResult<Object> result = engine.applyAsync(() -> null);
        result.get();
        return new Call(System.nanoTime() - begin, result.metadata());
    }

    private static void add(Findings findings, String what, List<Call> calls, ToLongFunction<Call> part) {
        long[] nanos = calls.stream().mapToLong(part).toArray();
        findings.add(Row.plain(what, Figure.micros(Samples.of(nanos)), Target.NONE));
    }
}
