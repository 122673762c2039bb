package org.cogrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cogrid.core.GroovySource.groovy;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cogrid.core.CompositeTaskException;
import org.junit.jupiter.api.Test;

/** Maps over items on a view of several engines, which are fake. */
class MultiMapTest {
    private final FakeGrid grid = new FakeGrid(0, 2, 5);
    private final Client client = grid.client();
    private final MultiView view = client.view(5, 0, 2);

    private static Object run(String script, Client rc) {
        return new GroovyShell(new Binding(Map.of("rc", rc))).evaluate(script);
    }

    @Test
    void aMapGivesItsValuesInTheOrderOfTheItems() {
        MultiResult<Integer> squares = view.map(k -> k * k, List.of(1, 2, 3, 4, 5, 6, 7));

        assertThat(squares.get()).containsExactly(1, 4, 9, 16, 25, 36, 49);
        assertThat(squares).hasSize(7);
        assertThat(squares.size()).isEqualTo(7);
        assertThat(squares.progress()).isEqualTo(new Progress(7, 7));
        assertThat(squares.tasks()).hasSize(3);
        assertThat(squares.outcomes()).extracting(Outcome::engineId).containsExactly(5, 5, 5, 0, 0, 2, 2);
        assertThat(squares.asCompleted()).extracting(Outcome::position).containsExactlyInAnyOrder(0, 1, 2, 3, 4, 5, 6);
        assertThatThrownBy(squares::byEngine).isInstanceOf(IllegalStateException.class);
        assertThat(view.mapSync((a, b) -> a + b, List.of(1, 2), List.of(10, 20)))
                .containsExactly(11, 22);
        assertThat(view.mapSync((a, b, c) -> a + b + c, List.of(1), List.of(2), List.of(3)))
                .containsExactly(6);
        assertThat(view.mapSync(k -> k + 1, Stream.iterate(0, k -> k + 1).limit(5)))
                .hasSize(5);
        assertThat(view.<Integer>mapSync(groovy("{ a, b -> a - b }"), List.of(3, 4), List.of(1, 1)))
                .containsExactly(2, 3);
    }

    @Test
    void engineWithoutItemsGetNoTask() {
        assertThat(view.mapSync(k -> k + 1, List.of(1))).containsExactly(2);
        assertThat(grid.engine(0).tasks).isEmpty();

        MultiResult<Integer> none = view.map(k -> k + 1, List.<Integer>of());
        assertThat(none.get()).isEmpty();
        assertThat(none.ready()).isTrue();
        assertThat(none.outcomes()).isEmpty();
        assertThat(none.asCompleted()).isEmpty();
        assertThat(none.metadata().status()).isEqualTo(TaskStatus.OK);
        assertThat(none.cancel()).isEqualTo(CancelOutcome.TOO_LATE);
        assertThat(none.onOutput(line -> {})).isCompleted();
        assertThat(none.toFuture()).isCompletedWithValue(List.of());
    }

    @Test
    void anItemFailsAloneAtItsPlace() {
        MultiResult<Integer> result = view.map(k -> 12 / k, List.of(1, 0, 3, 4, 0));

        assertThat(result.outcomes()).extracting(Outcome::isOk).containsExactly(true, false, true, true, false);
        assertThat(result.successful()).isFalse();
        assertThatThrownBy(result::get).isInstanceOfSatisfying(CompositeTaskException.class, e -> {
            assertThat(e.failures()).containsOnlyKeys(1, 4);
            assertThat(e)
                    .hasMessage("map failed for 2 of 5 items\n  for items [1, 4]: running:"
                            + " java.lang.ArithmeticException: / by zero");
        });
        Iterator<Integer> values = result.iterator();
        assertThat(values.next()).isEqualTo(12);
        assertThatThrownBy(values::next).hasMessageContaining("/ by zero");
        assertThat(values.next()).isEqualTo(4);
    }

    @Test
    void theItemsOfALostEngineFailAtTheirPlaces() {
        grid.engines.remove(0);

        assertThat(view.map(k -> k, List.of(1, 2, 3, 4)).outcomes())
                .extracting(Outcome::isOk)
                .containsExactly(true, true, false, true);
    }

    @Test
    void sequencesGoInStep() {
        assertThatThrownBy(() -> view.map((a, b) -> a, List.of(1, 2), List.of(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the sequences of a map must have the same length, and these have [2, 1]");
        assertThat(run("rc[0, 2].mapSync({ a, b -> a + b }, [1, 2], (1..9).iterator())", client))
                .isEqualTo(List.of(2, 4));
        assertThatThrownBy(() -> run("rc[0, 2].map({ it }, 'text')", client))
                .hasMessageContaining("map takes a sequence, and a text is one value");
    }

    @Test
    void groovyMapsClosuresOverWhatHasElements() {
        assertThat(run("rc.all().map({ it * 2 }, [1, 2, 3]).get()", client)).isEqualTo(List.of(2, 4, 6));
        assertThat(run("rc.all().map(1..3) { it * 2 }.get()", client)).isEqualTo(List.of(2, 4, 6));
        assertThat(run("rc.all().mapSync({ it + 1 }, [1d, 2d] as double[])", client))
                .isEqualTo(List.of(2d, 3d));
        assertThat(run("rc.all().mapSync([a: 1, b: 2].entrySet()) { it.value }", client))
                .isEqualTo(List.of(1, 2));
        assertThat(run("rc.all().mapSync({ a, b -> a + b }, 1..3, [10, 20, 30])", client))
                .isEqualTo(List.of(11, 22, 33));
        assertThat(run(
                        "import static org.cogrid.core.GroovySource.groovy; rc.all().mapSync(groovy('{ it - 1 }'), 1..3)",
                        client))
                .isEqualTo(List.of(0, 1, 2));
    }
}
