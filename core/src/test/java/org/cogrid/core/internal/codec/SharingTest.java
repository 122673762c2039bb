package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cogrid.core.Fn1;
import org.cogrid.core.Fn2;
import org.cogrid.core.internal.task.ApplyTask;
import org.junit.jupiter.api.Test;

class SharingTest {
    private final ValueCodec codec = new ValueCodec(new OneLoader());

    @Test
    void aListThatHoldsItselfArrivesSo() {
        List<Object> list = new ArrayList<>();
        list.add(list);

        List<?> arrived = (List<?>) copy(list);

        assertThat(arrived.get(0)).isSameAs(arrived);
    }

    @Test
    void whatIsSharedArrivesShared() {
        for (Object shared : List.of(
                new ArrayList<>(),
                new int[3],
                new double[1000],
                new Bare(1),
                Optional.of("x"),
                Path.of("a"),
                Map.entry(1, 2))) {
            List<?> arrived = (List<?>) copy(Arrays.asList(shared, shared));

            assertThat(arrived.get(0)).as("%s", shared).isSameAs(arrived.get(1));
        }
    }

    @Test
    void rowsThatAreOneArrayArriveAsOne() {
        double[] row = {1, 2};

        double[][] arrived = (double[][]) copy(new double[][] {row, row});

        assertThat(arrived[0]).isSameAs(arrived[1]).containsExactly(1, 2);
    }

    @Test
    void argumentsThatAreOneArriveAsOne() {
        double[] array = {1, 2};
        Fn2<double[], double[], Boolean> same = (a, b) -> a == b;

        ApplyTask arrived = (ApplyTask) copy(new ApplyTask(same, new Object[] {array, array}, Map.of(), null));

        assertThat(arrived.arguments()[0]).isSameAs(arrived.arguments()[1]);
    }

    @Test
    void whatAFunctionCapturesIsSharedWithItsArgument() throws Exception {
        double[] array = {1, 2};
        Fn1<double[], Boolean> same = a -> a == array;

        ApplyTask arrived = (ApplyTask) copy(new ApplyTask(same, new Object[] {array}, Map.of(), null));

        assertThat(functionOf(arrived).call((double[]) arrived.arguments()[0])).isTrue();
    }

    @Test
    void aCycleThroughAnOptionalSurvives() {
        Node node = new Node();
        node.next = Optional.of(node);

        Node arrived = (Node) copy(node);

        assertThat(arrived.next).containsSame(arrived);
    }

    @Test
    void aCycleThroughARecordSurvivesFromItsList() {
        List<Object> list = new ArrayList<>();
        list.add(new Bare(list));

        List<?> arrived = (List<?>) copy(list);

        assertThat(((Bare) arrived.get(0)).value()).isSameAs(arrived);
    }

    @Test
    void aMapAndItsKeysShareTheirElements() {
        Map<Bare, Object> map = new HashMap<>(Map.of(new Bare("k"), 1));

        Object[] arrived = (Object[]) copy(new Object[] {map, map.keySet()});

        assertThat(((Iterable<?>) arrived[1]).iterator().next())
                .isSameAs(((Map<?, ?>) arrived[0]).keySet().iterator().next());
    }

    private Object copy(Object value) {
        return codec.decode(codec.encode(value), Arrival.PLAIN);
    }

    @SuppressWarnings("unchecked")
    private static Fn1<double[], Boolean> functionOf(ApplyTask task) {
        return (Fn1<double[], Boolean>) task.function();
    }

    record Bare(Object value) {}

    static final class Node implements Serializable {
        @SuppressWarnings("serial")
        Optional<Node> next = Optional.empty();
    }
}
