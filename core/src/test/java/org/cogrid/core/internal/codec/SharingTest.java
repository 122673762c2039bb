package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cogrid.core.UndecodableValueException;
import org.cogrid.core.function.Fn1;
import org.cogrid.core.function.Fn2;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
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
    void aCycleThroughARecordSurvivesFromTheRecord() {
        for (Object holder : List.of(new ArrayList<>(), new HashMap<>(), new Object[1], new Node())) {
            Bare record = new Bare(holder);
            put(holder, record);

            Bare arrived = (Bare) copy(record);

            assertThat(content(arrived.value())).as("%s", holder.getClass()).isSameAs(arrived);
        }
    }

    @Test
    void aCycleOfThingsThatCanNotChangeIsAnError() {
        Set<Object> set = new LinkedHashSet<>();
        Named outer = new Named(set);
        set.add(outer);
        List<Object> list = new ArrayList<>();
        Bare first = new Bare(list);
        list.add(new Bare(first));

        for (Object circle : List.of(outer, first)) {
            Encoded encoded = codec.encode(circle);

            assertThatThrownBy(() -> codec.decode(encoded, Arrival.PLAIN))
                    .isInstanceOf(UndecodableValueException.class)
                    .hasMessageContaining("holds itself by way of");
        }
    }

    @SuppressWarnings("unchecked")
    private static void put(Object holder, Object value) {
        if (holder instanceof List<?> list) {
            ((List<Object>) list).add(value);
        } else if (holder instanceof Map<?, ?> map) {
            ((Map<Object, Object>) map).put("k", value);
        } else if (holder instanceof Node node) {
            node.any = value;
        } else {
            ((Object[]) holder)[0] = value;
        }
    }

    private static Object content(Object holder) {
        if (holder instanceof List<?> list) {
            return list.get(0);
        }
        if (holder instanceof Map<?, ?> map) {
            return map.get("k");
        }
        return holder instanceof Node node ? node.any : ((Object[]) holder)[0];
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

    /** Hashes by its name, as what it holds may hold it. */
    record Named(Object value) {
        @Override
        public int hashCode() {
            return 1;
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }
    }

    static final class Node implements Serializable {
        @SuppressWarnings("serial")
        Optional<Node> next = Optional.empty();

        @SuppressWarnings("serial")
        Object any;
    }
}
