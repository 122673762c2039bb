package org.cogrid.client.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cogrid.core.GroovySource.groovy;
import static org.cogrid.core.Reference.ref;

import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cogrid.client.DirectView;
import org.cogrid.client.ExecuteReply;
import org.cogrid.client.MultiResult;
import org.cogrid.client.MultiView;
import org.cogrid.client.Outcome;
import org.cogrid.client.TaskMetadata;
import org.cogrid.client.TaskStatus;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.NotSerializableValueException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.UndecodableValueException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Views of several engines, which are in JVMs of their own. */
class MultiViewIT {
    @RegisterExtension
    static final SharedGrid GRID = SharedGrid.ofProcesses();

    record Part(double sum, int count) implements Serializable {
        static Part of(double[] values) {
            return new Part(Arrays.stream(values).sum(), values.length);
        }

        Part plus(Part other) {
            return new Part(sum + other.sum, count + other.count);
        }
    }

    private static MultiView both() {
        return GRID.client().view(1, 0);
    }

    @Test
    void scatteredDataIsWorkedOnWhereItLies() {
        double[] data = new Random(1).doubles(10_001).toArray();
        MultiView view = both();
        assertThat(view.scatter("x", data).get()).containsExactly(5_001, 5_000);

        Part all =
                view.applySync(Part::of, ref("x")).stream().reduce(Part::plus).orElseThrow();

        assertThat(all.count()).isEqualTo(data.length);
        assertThat(all.sum()).isCloseTo(Arrays.stream(data).sum(), org.assertj.core.data.Offset.offset(1e-6));
        assertThat(view.<double[]>gather("x").get()).containsExactly(data);
    }

    @Test
    void engineByEngineAndAllAtOnceComeInOneOrder() {
        MultiView view = both();
        DirectView e0 = GRID.e0();
        e0.execute("n = 1");
        view.execute("n = (binding.hasVariable('n') ? n : 10) + 1");
        e0.execute("n = n * 100");

        assertThat(view.<Integer>get("n")).containsExactly(11, 200);
    }

    @Test
    void aFailureOfBothIsToldOnceAndOneOfOneAtItsPlace() {
        MultiView view = both();
        assertThatThrownBy(() -> view.applySync((Integer k) -> 1 / k, 0))
                .isInstanceOf(CompositeTaskException.class)
                .hasMessage(
                        "apply failed on 2 of 2 engines\n  on engines [1, 0]: running: java.lang.ArithmeticException: / by zero");

        view.putEach("d", List.of(1, 0));
        List<Outcome<Integer>> outcomes = view.<Integer>evaluate("6.intdiv(d)").outcomes();

        assertThat(outcomes.get(0).get()).isEqualTo(6);
        assertThat(outcomes.get(1).failure()).isInstanceOf(RemoteTaskException.class);
        assertThat(outcomes.get(1).engineId()).isZero();
    }

    @Test
    void resultsComeAsTheyEnd() {
        MultiView view = both();
        view.putEach("pause", List.of(600_000, 0));
        MultiResult<Integer> result = view.evaluate("{ -> Thread.sleep(pause); pause }()");

        Iterator<Outcome<Integer>> ended = result.asCompleted().iterator();

        assertThat(ended.next().engineId()).isZero();
        result.cancel();
        assertThat(ended.next().engineId()).isEqualTo(1);
    }

    @Test
    void outputNamesItsEngine() {
        MultiResult<ExecuteReply> result = both().execute("println 'here'; 7");

        assertThat(result.get()).extracting(ExecuteReply::text).containsExactly("7", "7");
        assertThat(result.get()).extracting(ExecuteReply::stdout).containsOnly("here" + System.lineSeparator());
        assertThat(result.metadata().stdout()).isEqualTo(("here" + System.lineSeparator()).repeat(2));
    }

    @Test
    void whatCannotTravelIsRefusedBeforeAnythingIsSent() {
        MultiView view = both();
        assertThatThrownBy(() -> view.putEach("t", List.of(1, new Thread())))
                .isInstanceOf(NotSerializableValueException.class);
        assertThatThrownBy(() -> view.scatter("t", List.of(1, 2, new Thread())))
                .isInstanceOf(NotSerializableValueException.class);
        assertThat(view.contains("t")).containsExactly(false, false);
        assertThatThrownBy(() -> view.map(k -> k, List.of(1, 2, new Thread())))
                .isInstanceOf(NotSerializableValueException.class)
                .hasMessageContaining("item 2 : java.lang.Thread");
    }

    /** Can be written and not read. */
    static final class Unreadable implements Serializable {
        private static final long serialVersionUID = 1L;

        private void readObject(java.io.ObjectInputStream in) throws NotSerializableException {
            throw new NotSerializableException("as if");
        }
    }

    private static Object unreadable(int bad) {
        return bad == 1 ? new Unreadable() : "fine";
    }

    @Test
    void aValueThatCannotBeReadFailsItsPartAlone() {
        MultiView view = both();
        view.putEach("bad", List.of(0, 1));

        List<Outcome<Object>> outcomes =
                view.apply(MultiViewIT::unreadable, ref("bad", Integer.class)).outcomes();

        assertThat(outcomes.get(0).get()).isEqualTo("fine");
        assertThat(outcomes.get(1).failure()).isInstanceOf(UndecodableValueException.class);
    }

    @Test
    void cancellingStopsAll() {
        MultiResult<ExecuteReply> result = both().execute("while (true) { sleep 10 }");

        result.cancel();

        assertThat(result.outcomes()).noneMatch(Outcome::isOk);
        assertThat(both().applySync(() -> 1)).containsExactly(1, 1);
    }

    @Test
    void aMapRunsItemByItemOnTheEngineOfEachBlock() {
        MultiView view = both();
        view.putEach("me", List.of("one", "zero"));
        List<Object> items = new ArrayList<>(List.of(1, 2, 3, ref("me"), 5));

        assertThat(view.<Object>mapSync(groovy("{ k -> [me, k] }"), items))
                .containsExactly(
                        List.of("one", 1),
                        List.of("one", 2),
                        List.of("one", 3),
                        List.of("zero", "zero"),
                        List.of("zero", 5));
        assertThat(view.mapSync((double[] row) -> row[0], List.of(new double[] {1}, new double[] {2})))
                .containsExactly(1d, 2d);
    }

    @Test
    void anItemThatFailsOrWhoseValueCannotTravelFailsAlone() {
        List<Outcome<Object>> outcomes =
                both().map(MultiViewIT::ofItem, List.of(0, 1, 2, 3, 4)).outcomes();

        assertThat(outcomes).extracting(Outcome::isOk).containsExactly(true, false, false, true, false);
        assertThat(outcomes.get(1).failure()).hasMessageContaining("java.lang.IllegalStateException: as if");
        assertThat(outcomes.get(2).failure()).hasMessageContaining("java.lang.Thread");
        assertThat(outcomes.get(4).failure()).hasMessageContaining("StackOverflowError");
        assertThat(outcomes.get(3).get()).isEqualTo(3);
    }

    private static Object ofItem(int item) {
        if (item == 1) {
            throw new IllegalStateException("as if");
        }
        return item == 2 ? new Thread("not for others") : item == 4 ? deep(0) : item;
    }

    private static int deep(int level) {
        return 1 + deep(level + 1);
    }

    @Test
    void aMapIsStoppedBetweenItsItems() {
        List<Integer> items = IntStream.range(0, 1_200_000).boxed().toList(); // ten minutes on each engine
        MultiResult<Object> result = both().map(
                        groovy("{ k -> n = k; java.util.concurrent.locks.LockSupport.parkNanos(1_000_000) }"), items);
        await().until(() -> result.tasks().stream().allMatch(task -> task.started() != null));

        result.cancel();

        assertThat(result.await(Duration.ofSeconds(60))).isTrue();
        assertThat(result.tasks()).extracting(TaskMetadata::status).containsOnly(TaskStatus.ABORTED);
        assertThat(both().applySync(() -> 1)).containsExactly(1, 1);
    }

    /** Counts how often it is encoded here; what arrives elsewhere counts nothing. */
    private static final class Counted implements Serializable {
        private final byte[] bytes = new byte[1_000_000];
        private final transient AtomicInteger encoded = new AtomicInteger();

        private void writeObject(ObjectOutputStream out) throws IOException {
            encoded.incrementAndGet();
            out.defaultWriteObject();
        }
    }

    @Test
    void aValueForSeveralEnginesIsEncodedOnce() {
        Counted value = new Counted();
        MultiView view = both();

        view.push(Map.of("x", value)).get();

        assertThat(value.encoded).hasValue(1);
        assertThat(view.<Integer>evaluate("x.bytes.length").get()).containsExactly(1_000_000, 1_000_000);
    }
}
