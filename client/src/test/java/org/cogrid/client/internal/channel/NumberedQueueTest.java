package org.cogrid.client.internal.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NumberedQueueTest {
    private final NumberedQueue<String> queue = new NumberedQueue<>();

    @Test
    void eachThingIsFoundByItsNumberAlsoWhenOthersHaveGone() {
        LongStream.range(0, 5_000).forEach(number -> queue.add("n" + number));
        for (long below = 0; below <= 5_000; below += 7) {
            queue.removeBelow(below, gone -> {});
            assertThat(queue.first()).isEqualTo(below);
            assertThat(queue.get(below)).isEqualTo("n" + below);
            assertThat(queue.get(4_999)).isEqualTo("n4999");
            assertThat(queue.end()).isEqualTo(5_000);
        }
    }

    @Test
    void whatGoesIsToldInOrderAndTheNumbersGoOn() {
        List<String> gone = new ArrayList<>();
        queue.add("a");
        queue.add("b");
        queue.removeBelow(100, gone::add);
        assertThat(gone).containsExactly("a", "b");
        assertThat(queue.isEmpty()).isTrue();
        assertThat(queue.first()).isEqualTo(2).isEqualTo(queue.end());

        queue.add("c");
        queue.set(2, "d");
        assertThat(queue.get(2)).isEqualTo("d");
        queue.removeBelow(1, gone::add);
        assertThat(gone).containsExactly("a", "b");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        queue.add("a");
        queue.add("b");
        queue.removeBelow(1, gone -> {});
        assertThatThrownBy(() -> queue.get(0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> queue.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
