package org.cogrid.core.internal.threads;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InterruptsTest {
    @Test
    void anInterruptThatALibraryHasForgottenIsRestored() {
        assertThat(Interrupts.restoredFrom(new IllegalStateException(new InterruptedException())))
                .isTrue();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void otherFailuresInterruptNobody() {
        assertThat(Interrupts.restoredFrom(new IllegalStateException("no grid")))
                .isFalse();
        assertThat(Thread.interrupted()).isFalse();
    }
}
