package org.cogrid.client.internal.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.cogrid.core.CogridException;
import org.cogrid.core.CompositeTaskException;
import org.cogrid.core.EngineLostException;
import org.cogrid.core.RemoteTaskException;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;

class FailureGroupsTest {
    private static CogridException remote(int engine, String message) {
        String type = "java.lang.ArithmeticException";
        return new RemoteTaskException(
                new RemoteError(
                        "running", type, message, type + ": " + message + "\n\tat line " + engine, engine, 9 + engine),
                null);
    }

    private static CompositeTaskException exception(TreeMap<Integer, CogridException> failures, Integer... engines) {
        return FailureGroups.exception(
                "apply", failures, FailureGroups.Parts.engines(List.of(engines), failures.size()));
    }

    @Test
    void equalFailuresAreToldOnceWithTheirEngines() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        failures.put(0, remote(4, "Division by zero"));
        failures.put(1, new EngineLostException("engine 6 was lost while apply 12 ran"));
        failures.put(2, remote(7, "Division by zero"));

        CompositeTaskException all = exception(failures, 4, 6, 7, 8);

        assertThat(all).hasMessage("""
                apply failed on 3 of 4 engines
                  on engines [4, 7]: running: java.lang.ArithmeticException: Division by zero
                  on engine 6: engine 6 was lost while apply 12 ran""");
        assertThat(all.failures()).isEqualTo(failures);
        assertThat(all.count()).isEqualTo(3);
        assertThat(all.total()).isEqualTo(4);
    }

    @Test
    void whatDiffersOnlyInEnginesAndTasksIsEqual() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        IntStream.range(0, 3)
                .forEach(i -> failures.put(
                        i, new EngineLostException("engine " + i + " was lost while apply " + (7 + i) + " ran")));

        assertThat(exception(failures, 0, 1, 2)).hasMessageContaining("on engines [0, 1, 2]: engine 0 was lost");
    }

    @Test
    void aLabelKeepsEqualFailuresTogether() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        IntStream.range(0, 3)
                .forEach(i -> failures.put(
                        i, new CogridException("task " + (7 + i) + " (apply 'nightly 7') on engine " + i + ": lost")));

        assertThat(exception(failures, 0, 1, 2))
                .hasMessageContaining("on engines [0, 1, 2]: task 7 (apply 'nightly 7') on engine 0: lost");
    }

    @Test
    void fourGroupsAreToldAndTheRestCounted() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        IntStream.range(0, 6).forEach(i -> failures.put(i, remote(i, "bad value " + i)));

        assertThat(exception(failures, 0, 1, 2, 3, 4, 5).getMessage())
                .contains("on engine 3: running: java.lang.ArithmeticException: bad value 3")
                .doesNotContain("bad value 4")
                .endsWith("\n  and 2 other failures");
    }

    @Test
    void itemsAreNamedByTheirPositions() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        IntStream.range(0, 30).forEach(i -> failures.put(i * 2, remote(0, "odd")));

        assertThat(FailureGroups.exception("map", failures, FailureGroups.Parts.items(500, 1_000_000)))
                .hasMessageStartingWith("map failed for 500 of 1000000 items\n  for items [0, 2, 4, ")
                .hasMessageContaining(", 38] and 10 more: running: java.lang.ArithmeticException: odd");
    }

    @Test
    void longMessagesAreCut() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        IntStream.range(0, 6).forEach(i -> failures.put(i, remote(i, "x".repeat(60_000) + i)));

        assertThat(exception(failures, 0, 1, 2, 3, 4, 5).getMessage()).hasSizeLessThan(10_000);
    }

    @Test
    void printingShowsOneRemoteStackOfEachGroup() {
        TreeMap<Integer, CogridException> failures = new TreeMap<>();
        failures.put(0, remote(4, "one"));
        failures.put(1, remote(5, "one"));
        failures.put(2, remote(6, "two"));
        StringWriter text = new StringWriter();

        exception(failures, 4, 5, 6).printStackTrace(new PrintWriter(text, true));

        assertThat(text.toString())
                .contains("on engines [4, 5]", "at line 4", "at line 6", "called from", "FailureGroupsTest")
                .doesNotContain("at line 5");
    }
}
