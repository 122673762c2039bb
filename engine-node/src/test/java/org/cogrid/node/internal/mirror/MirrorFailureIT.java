package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.hazelcast.core.HazelcastException;
import com.hazelcast.partition.PartitionService;
import java.time.Duration;
import java.util.stream.IntStream;
import org.cogrid.core.CogridException;
import org.cogrid.core.VariableInfo.Copy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of copies that the grid does not take. */
class MirrorFailureIT extends MirrorFixture {
    private FaultyMap faults;

    @BeforeEach
    void startWithFaults() {
        faults = new FaultyMap(map);
        map = faults.asMap();
        start(MirrorSettings.defaults());
    }

    @Test
    void aValueForWhoseCopyThereIsNoMemoryIsLiveOnlyAndOthersAreCopied() {
        faults.failAtOnce(double[].class::isInstance, new OutOfMemoryError("Java heap space"));
        values.put("large", new double[1_000]);
        values.put("n", 1);

        mirror.flush();

        assertThat(info("large").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("large").note()).contains("no room", "7.81 KB", "Java heap space");
        assertThat(info("n").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void aCopyStaysWhenThereIsNoMemoryToEncodeItsValueAgain() {
        Counted graph = new Counted();
        values.put("graph", graph);
        mirror.flush();
        graph.whenWritten = () -> {
            throw new OutOfMemoryError("Java heap space");
        };

        assertThatThrownBy(() -> mirror.flush()).hasMessageContaining("'graph'").hasMessageContaining("heap of");

        assertThat(info("graph").copy()).isEqualTo(Copy.BEHIND);
        assertThat(copy("graph")).isInstanceOf(Counted.class);
        graph.whenWritten = () -> {};
        mirror.flush();
        assertThat(info("graph").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void aValueForWhoseCopyThereWasNoMemoryIsCopiedWhenThereIsSome() {
        faults.failAtOnce(double[].class::isInstance, new OutOfMemoryError("Java heap space"));
        values.put("large", new double[1_000]);
        mirror.flush();

        faults.failNoMore();
        values.put("large", new double[] {7});

        idleUntil(() -> assertThat(copy("large")).isEqualTo(new double[] {7}));
    }

    @Test
    void aValueWhoseEncodingWasStoppedIsNotEncodedAgainUntilAnotherTakesItsPlace() {
        Counted counted = new Counted();
        encoding = name -> () -> name.equals("stuck") ? "by the test" : null;
        start(MirrorSettings.defaults());
        values.put("stuck", counted);
        mirror.taskEnded();
        values.get("stuck");
        passSeconds(10);
        mirror.taskEnded();
        values.put("alias", counted);
        mirror.flush();

        assertThat(counted.writes).hasValue(1);
        assertThat(info("alias").note()).contains("by the test");
        assertThat(info("stuck").copy()).isEqualTo(Copy.LIVE_ONLY);
        assertThat(info("stuck").note()).contains("by the test", "assign another");
        values.put("stuck", 1);
        mirror.flush();
        assertThat(info("stuck").copy()).isEqualTo(Copy.CURRENT);
    }

    @Test
    void aStopThatComesWhenAnUnchangedValueWasEncodedIsTooLate() {
        boolean[] isStopped = new boolean[1];
        encoding = name -> () -> isStopped[0] ? "by the test" : null;
        start(MirrorSettings.defaults());
        values.put("graph", new Counted());
        mirror.flush();

        isStopped[0] = true;
        mirror.flush();

        assertThat(info("graph").copy()).isEqualTo(Copy.CURRENT);
        assertThat(copy("graph")).isInstanceOf(Counted.class);
    }

    @Test
    void oneNameIsFlushedThoughTheWriteOfAnotherHangs() {
        String elsewhere = nameOfAnotherPartition("hangs");
        faults.hang("hangs"::equals);
        values.put("hangs", 1);
        mirror.taskEnded();
        values.put(elsewhere, 2);

        mirror.flush(elsewhere);

        assertThat(copy(elsewhere)).isEqualTo(2);
        faults.goOn();
    }

    @Test
    void aMemberThatHangsHoldsUpOnlyTheNamesThatItHas() {
        String elsewhere = nameOfAnotherPartition("hangs");
        faults.hang("hangs"::equals);
        for (int task = 0; task < 5; task++) {
            int value = task;
            values.put("hangs", value);
            values.put(elsewhere, value);
            mirror.taskEnded();
            await().untilAsserted(() -> {
                mirror.idle();
                assertThat(copy(elsewhere)).isEqualTo(value);
            });
        }

        assertThat(map.containsKey("hangs")).isFalse();
    }

    @Test
    void theNewestValueFollowsAWriteThatHungWithoutAnotherTask() {
        faults.hang("a"::equals);
        values.put("a", 1);
        mirror.taskEnded();
        values.put("a", 2);
        mirror.taskEnded();
        values.put("a", 3);
        mirror.taskEnded();

        faults.goOn();

        await().untilAsserted(() -> {
            mirror.idle();
            assertThat(copy("a")).isEqualTo(3);
        });
    }

    @Test
    void whatTheGridDoesNotTakeIsTold() {
        faults.hang("a"::equals);
        values.put("a", 1);
        mirror.taskEnded();
        passSeconds(7);

        assertThat(mirror.lateness()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThat(info("a").copy()).isEqualTo(Copy.BEHIND);
        assertThat(info("a").note()).contains("the grid has not taken it for ");

        faults.goOn();
        await().untilAsserted(() -> assertThat(info("a").copy()).isEqualTo(Copy.CURRENT));
        assertThat(info("a").note()).isEmpty();
        assertThat(mirror.lateness()).isZero();
    }

    @Test
    void whatTheGridRefusesIsToldUntilItTakesIt() {
        faults.failAtOnce(value -> true, new NoClassDefFoundError("lost"));
        values.put("a", 1);
        mirror.taskEnded();
        mirror.idle();
        passSeconds(7);

        assertThat(info("a").note()).contains("writing it failed", "lost");
        assertThat(mirror.lateness()).isGreaterThanOrEqualTo(Duration.ofSeconds(7));
        assertThatThrownBy(() -> mirror.flush()).hasMessageContaining("'a': writing it failed");
        assertThatThrownBy(() -> mirror.flush("a")).hasMessageContaining("'a'").hasMessageContaining("lost");

        faults.failNoMore();
        mirror.flush();
        assertThat(info("a").note()).isEmpty();
        assertThat(mirror.lateness()).isZero();
    }

    @Test
    void anOwnersEntryThatCanNotBeWrittenHoldsUpNoValueWithoutCode() {
        mirror = new Mirror(
                values,
                new CopyMap(map, GRID.member().getPartitionService()),
                new Inspector(codec, MirrorSettings.defaults(), encoding),
                used -> {
                    throw new HazelcastException("losing members");
                },
                MirrorClock.system());
        values.put("shipped", new Shipped(new int[1]));
        values.put("n", 1);

        assertThatThrownBy(() -> mirror.flush())
                .hasMessageContaining("'shipped'")
                .hasMessageContaining("losing members");

        assertThat(copy("n")).isEqualTo(1);
        assertThat(map.containsKey("shipped")).isFalse();
    }

    private static String nameOfAnotherPartition(String name) {
        PartitionService partitions = GRID.member().getPartitionService();
        int taken = partitions.getPartition(name).getPartitionId();
        return IntStream.range(0, 1_000)
                .mapToObj(i -> "v" + i)
                .filter(other -> partitions.getPartition(other).getPartitionId() != taken)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWriteWhoseStartThrowsAnErrorIsTriedAgain() {
        faults.failAtOnce(value -> true, new NoClassDefFoundError("lost"));
        values.put("a", 1);
        values.put("list", new int[10_000]);
        assertThatThrownBy(() -> mirror.flush()).isInstanceOf(CogridException.class);

        faults.failNoMore();

        idleUntil(() -> {
            assertThat(copy("a")).isEqualTo(1);
            assertThat(copy("list")).isEqualTo(new int[10_000]);
        });
    }
}
