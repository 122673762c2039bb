package org.cogrid.node.internal.code.use;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class UnownedSinceTest {
    private final UnownedSince<String> marks = new UnownedSince<>(Duration.ofNanos(10));

    @Test
    void nothingIsDueAtFirstSight() {
        assertThat(marks.due(Set.of("a"), 1_000)).isEmpty();
    }

    @Test
    void whatStaysIdleIsDueAfterTheGrace() {
        marks.due(Set.of("a", "b"), 0);

        assertThat(marks.due(Set.of("a", "b"), 9)).isEmpty();
        assertThat(marks.due(Set.of("a"), 10)).containsExactly("a");
    }

    @Test
    void whatWasUsedInBetweenStartsAnew() {
        marks.due(Set.of("a"), 0);
        marks.due(Set.of(), 5);
        marks.due(Set.of("a"), 8);

        assertThat(marks.due(Set.of("a"), 17)).isEmpty();
        assertThat(marks.due(Set.of("a"), 18)).containsExactly("a");
    }
}
