package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.Test;

/** What the mirror leaves undone, and that it keeps to its share of the time. */
class MirrorCostIT extends MirrorFixture {
    private static final long LOOK_NANOS = Duration.ofMillis(10).toNanos();

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        values.put("list", new ArrayList<>(List.of(1)));
        values.put("array", new int[] {1});
        values.put("n", 1_000_000);
        mirror.flush();
        long copies = mirror.statistics().copies();

        values.get("list");
        values.get("array");
        values.put("n", Integer.valueOf(1_000_000));
        mirror.flush();

        assertThat(mirror.statistics().copies()).isEqualTo(copies);
    }

    @Test
    void aValueNobodyUsedIsNotEncodedAtABoundary() {
        stopClock();
        Counted counted = new Counted();
        values.put("counted", counted);
        mirror.flush();
        mirror.idle(); // a round of the sweep
        int writes = counted.writes.get();

        mirror.taskEnded();
        mirror.taskEnded();

        assertThat(counted.writes).hasValue(writes);
    }

    @Test
    void aTaskThatUsesNoValueAsksForNoProcessorTime() {
        stopClock();
        values.put("n", 1);
        mirror.flush();
        mirror.taskEnded();
        int looks = looksAtProcessor.get();

        mirror.taskEnded();

        assertThat(looksAtProcessor).hasValue(looks); // each is a call of the system's, which small tasks would feel
    }

    @Test
    void whatCanNotBeEncodedIsTriedWithinItsShareOfTheTime() {
        stopClock();
        Counted counted = new Counted();
        counted.whenWritten = () -> skippedNanos.addAndGet(LOOK_NANOS);
        values.put("mixed", new ArrayList<>(List.of(counted, new Object())));

        for (int task = 0; task < 1_000; task++) {
            values.get("mixed");
            mirror.taskEnded();
            skippedNanos.addAndGet(Duration.ofMillis(1).toNanos());
        }

        assertThat(counted.writes).satisfies(writes -> assertThat(writes.get()).isBetween(2, 6));
    }

    @Test
    void aLongValueThatBecomesStorableIsCopiedAsSoonAsItsShareAllows() {
        stopClock();
        Counted counted = new Counted();
        counted.whenWritten = () -> skippedNanos.addAndGet(LOOK_NANOS);
        List<Object> mixed = new ArrayList<>(List.of(counted, new Object()));
        values.put("mixed", mixed);
        mirror.taskEnded();
        mirror.flush();
        assertThat(info("mixed").copy()).isEqualTo(Copy.LIVE_ONLY);

        ((List<?>) cast(values.get("mixed"))).remove(1);
        mirror.taskEnded();
        skippedNanos.addAndGet(20 * 2 * LOOK_NANOS); // the culprit was looked for, too
        mirror.idle();

        await().untilAsserted(() -> assertThat(info("mixed").copy()).isEqualTo(Copy.CURRENT));
    }

    @Test
    void manyVariablesCostNothingWhenTheyAreNotUsed() {
        IntStream.range(0, 100_000).forEach(i -> values.put("v" + i, i));
        mirror.flush();
        long checks = mirror.statistics().checks();

        values.get("v1");
        mirror.taskEnded();

        assertThat(map.size()).isEqualTo(100_000);
        assertThat(mirror.statistics().checks()).isEqualTo(checks);
    }

    @Test
    void aLargeArrayAndALongListUsedAllTheTimeSettleUnderTheirShare() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        clock = () -> threads.getCurrentThreadCpuTime() + skippedNanos.get();
        skippedNanos.set(0);
        start(MirrorSettings.defaults());
        skippedNanos.set(0);
        values.put("array", new double[12_500_000]);
        values.put("list", new ArrayList<>(IntStream.range(0, 100_000).boxed().toList()));

        // what a copy costs, and how long the grid takes for it, is up to the machine: it has to be paid off at some
        // time
        for (int task = 0; task < 30_000 || (!hasSettled() && task < 5_000_000); task++) {
            skippedNanos.addAndGet(Duration.ofMillis(1).toNanos());
            ((double[]) cast(values.get("array")))[task % 12_500_000]++;
            ((List<Object>) cast(values.get("list"))).set(0, task);
            mirror.taskEnded();
        }

        assertThat(hasSettled()).isTrue();
    }

    private boolean hasSettled() {
        return mirror.statistics().copies() > 3 && mirror.statistics().share() < 0.05;
    }
}
