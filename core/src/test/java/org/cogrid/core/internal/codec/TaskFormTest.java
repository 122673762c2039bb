package org.cogrid.core.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.form.Encoded;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.cogrid.core.internal.task.ApplyTask;
import org.cogrid.core.internal.task.EvaluateTask;
import org.cogrid.core.internal.task.ExecuteTask;
import org.cogrid.core.internal.task.PullTask;
import org.cogrid.core.internal.task.PushTask;
import org.cogrid.core.internal.task.result.ExecuteResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TaskFormTest {
    private static final String HALF_A_PAIR = "\uD83D";

    private final ValueCodec codec = new ValueCodec(new OneLoader());

    @ParameterizedTest
    @MethodSource("tasks")
    void aTaskArrivesAsItWasSent(Object task) {
        assertThat(arrived(task)).isEqualTo(task);
    }

    static List<Object> tasks() {
        return List.of(
                new ExecuteTask("execute", "größer = 1", "execute.groovy", true),
                new ExecuteTask("run", "'" + HALF_A_PAIR + "'", "a.groovy", false),
                new EvaluateTask("1 + '" + HALF_A_PAIR + "'"),
                new PullTask(List.of("m['" + HALF_A_PAIR + "']"), true),
                new PushTask(new LinkedHashMap<>(Map.of("m['" + HALF_A_PAIR + "']", HALF_A_PAIR))),
                new ExecuteResult("java.lang.String", HALF_A_PAIR, null, HALF_A_PAIR),
                new PullTask(List.of("a", "b.c"), false),
                new PullTask(List.of("a"), true),
                new PushTask(new LinkedHashMap<>(Map.of("a", 1, "b", "text"))),
                new PushTask(new LinkedHashMap<>(Map.of("list", List.of(1, 2)))),
                new ExecuteResult(null, "null", null, null),
                new ExecuteResult("java.lang.Thread", "a thread", null, "can't travel"));
    }

    @Test
    void aPushedNullAndTheOrderOfThePushedStay() {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("z", null);
        values.put("a", true);

        PushTask arrived = (PushTask) arrived(new PushTask(values));

        assertThat(new ArrayList<>(arrived.values().entrySet())).isEqualTo(new ArrayList<>(values.entrySet()));
    }

    @Test
    void whatTwoVariablesShareTheyStillShareThere() {
        int[] shared = {1, 2};
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("a", shared);
        values.put("b", shared);

        Map<String, Object> arrived = ((PushTask) arrived(new PushTask(values))).values();

        assertThat(arrived.get("a")).isSameAs(arrived.get("b")).isEqualTo(shared);
    }

    @Test
    void aTextsValueComesAlong() {
        Encoded value = new Encoded(ContentHash.of(new byte[] {1}), new byte[] {1, 2, 3});

        ExecuteResult arrived = (ExecuteResult) arrived(new ExecuteResult("A", "an A", value, null));

        assertThat(arrived.value().manifest()).isEqualTo(value.manifest());
        assertThat(arrived.value().bytes()).isEqualTo(value.bytes());
    }

    @Test
    void lambdasOfOneClassKeepWhatEachHasCaptured() {
        for (int i = 0; i < 3; i++) {
            Adder adder = adder(i);
            assertThat(((Adder) arrived(adder)).add(10)).isEqualTo(10 + i);
            ApplyTask call = (ApplyTask) arrived(new ApplyTask(adder, new Object[] {1}, Map.of(), null));
            assertThat(((Adder) call.function()).add(10)).isEqualTo(10 + i);
            assertThat(Arrays.asList(call.arguments())).containsExactly(1);
        }
    }

    @Test
    void lambdasOfOneMethodAreToldApart() {
        Adder one = number -> number + 1;
        Adder two = number -> number + 2;
        for (int i = 0; i < 2; i++) {
            assertThat(((Adder) arrived(one)).add(0)).isEqualTo(1);
            assertThat(((Adder) arrived(two)).add(0)).isEqualTo(2);
        }
    }

    private static Adder adder(int captured) {
        return number -> number + captured;
    }

    interface Adder extends Serializable {
        int add(int number);
    }

    private Object arrived(Object value) {
        return codec.decode(codec.encode(value), Arrival.PLAIN);
    }
}
