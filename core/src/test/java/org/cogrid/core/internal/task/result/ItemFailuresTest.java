package org.cogrid.core.internal.task.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.cogrid.core.internal.wire.RemoteError;
import org.junit.jupiter.api.Test;

class ItemFailuresTest {
    private final ItemFailures failures = new ItemFailures();

    private static RemoteError failure(String message) {
        String text = String.valueOf(message); // not the same object each time
        return new RemoteError("running", "X", text, "X: " + text + "\n\tat somewhere", 3, 0);
    }

    @Test
    void equalOnesAreKeptOnce() {
        failures.put(7, failure("/ by zero"));
        failures.put(8, failure("other"));
        failures.put(9, failure("/ by zero"));

        assertThat(failures.byItem()).containsOnlyKeys(7, 8, 9);
        assertThat(failures.byItem().get(9)).isSameAs(failures.byItem().get(7)).isEqualTo(failure("/ by zero"));
    }

    @Test
    void manyLongOnesAreCutAfterTheFirst() {
        String text = "x".repeat(65_536);

        IntStream.range(0, 1_000).forEach(item -> failures.put(item, failure(item + text)));

        assertThat(failures.byItem()).hasSize(1_000);
        assertThat(failures.byItem().get(0)).isEqualTo(failure(0 + text));
        RemoteError last = failures.byItem().get(999);
        assertThat(last.message()).hasSizeLessThan(300).startsWith("999xxx");
        assertThat(last.stack()).contains("the stack is left out");
        assertThat(last.headline()).startsWith("task 0 failed on engine 3 while running: X: 999xxx");
        assertThat(failures.byItem().values().stream()
                        .mapToInt(each -> each.stack().length())
                        .sum())
                .isLessThan(5_000_000);
    }

    @Test
    void oneWithoutAMessageHasNone() {
        failures.put(0, new RemoteError("running", "X", null, "x".repeat(5_000_000), 3, 0));

        assertThat(failures.byItem().get(0).message()).isNull();
    }
}
