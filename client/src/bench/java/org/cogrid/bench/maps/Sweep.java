package org.cogrid.bench.maps;

import java.time.Duration;
import java.util.Collections;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.cogrid.bench.Plan;
import org.cogrid.bench.measure.Figure;
import org.cogrid.bench.measure.Findings;
import org.cogrid.bench.measure.Operation;
import org.cogrid.bench.measure.Rounds;
import org.cogrid.bench.measure.Row;
import org.cogrid.bench.measure.Row.Baseline;
import org.cogrid.bench.measure.Samples;
import org.cogrid.bench.measure.Target;
import org.cogrid.client.Client;
import org.cogrid.client.MultiResult;
import org.cogrid.client.TaskMetadata;

/** Single calls of one client while another one's long map keeps all engines busy. */
final class Sweep {
    private static final int ITEMS = 1_000_000;
    private static final int WARM_UP = 2_000;
    private static final int MOST_PAUSE_MICROS = 30_000;

    private Sweep() {}

    static void measure(Client sweeping, Client other, Plan plan, Findings findings) throws Exception {
        MultiResult<Long> sweep =
                sweeping.balanced().map(Sleepers::sleep, Collections.nCopies(ITEMS, Sleepers.MILLISECOND));
        try {
            while (sweep.progress().done() < WARM_UP) {
                LockSupport.parkNanos(Sleepers.MILLISECOND);
            }
            int calls = plan.pick(60, 300);
            Samples direct = times(calls, () -> other.view(0).applySync(() -> null));
            Samples balanced = times(calls, () -> other.balanced().applySync(() -> null));
            Samples chunks = chunks(sweep);
            add(findings, "a direct call of another client", direct, chunks);
            add(findings, "a balanced call of another client", balanced, chunks);
        } finally {
            sweep.cancel();
        }
    }

    /** Pauses between calls, as a call that is sent when the one before has ended comes right after a chunk has begun. */
    private static Samples times(int calls, Operation call) throws Exception {
        Random random = new Random(7);
        Rounds times = new Rounds();
        for (int i = 0; i < calls; i++) {
            LockSupport.parkNanos(1_000L * random.nextInt(MOST_PAUSE_MICROS));
            times.time(call);
        }
        return times.samples();
    }

    /** How long engines were at each chunk that has ended. */
    private static Samples chunks(MultiResult<Long> sweep) {
        return Samples.of(sweep.tasks().stream()
                .filter(task -> task.started() != null && task.completed() != null)
                .mapToLong(Sweep::nanos)
                .toArray());
    }

    private static long nanos(TaskMetadata task) {
        return Duration.between(task.started(), task.completed()).toNanos();
    }

    private static void add(Findings findings, String what, Samples calls, Samples chunks) {
        findings.add(Row.ratio(
                what + " during a map of items that sleep 1 ms",
                Figure.millis(calls),
                new Baseline("a chunk of the map", Figure.millis(chunks)),
                (double) calls.median() / chunks.median(),
                Target.NONE));
    }
}
