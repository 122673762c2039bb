package org.cogrid.node.internal.mirror;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ImmutabilityTest {
    record Point(int x, Double y, TimeUnit unit) {}

    record Holder(List<Integer> list) {}

    static final class Odd extends BigDecimal {
        private static final long serialVersionUID = 1L;

        Odd() {
            super(1);
        }
    }

    @Test
    void knownValuesNeverChange() {
        assertThat(List.of(
                        1, 'c', "s", BigDecimal.ONE, LocalDate.EPOCH, TimeUnit.DAYS, new Point(1, 2.0, TimeUnit.DAYS)))
                .allMatch(Immutability::isSure);
        assertThat(Immutability.isSure(null)).isTrue();
    }

    @Test
    void othersMay() {
        assertThat(List.of(new int[0], new Date(), List.of(), new Holder(List.of()), new Odd(), new Object()))
                .noneMatch(Immutability::isSure);
    }
}
