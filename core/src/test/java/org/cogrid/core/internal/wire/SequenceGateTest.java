package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequenceGateTest {
    private final SequenceGate gate = new SequenceGate(0);

    @Test
    void batchesInTurnAreLetInWhole() {
        assertThat(gate.admit(0, 3)).isZero();
        assertThat(gate.admit(3, 1)).isZero();
        assertThat(gate.next()).isEqualTo(4);
    }

    @Test
    void nothingIsLetInWhileSomethingBeforeItIsMissing() {
        assertThat(gate.isEarly(2, 1)).isTrue();
        assertThat(gate.admit(2, 1)).isEqualTo(1);
        gate.admit(0, 2);
        assertThat(gate.isEarly(2, 1)).isFalse();
        assertThat(gate.admit(2, 1)).isZero();
    }

    @Test
    void whatComesAgainIsSkipped() {
        gate.admit(0, 3);
        assertThat(gate.admit(0, 3)).isEqualTo(3);
        assertThat(gate.admit(0, 2)).isEqualTo(2);
        assertThat(gate.next()).isEqualTo(3);
    }

    @Test
    void onlyWhatIsNewOfABatchIsLetIn() {
        gate.admit(0, 3);
        assertThat(gate.admit(1, 4)).isEqualTo(2);
        assertThat(gate.next()).isEqualTo(5);
    }

    @Test
    void anEmptyBatchChangesNothing() {
        assertThat(gate.admit(99, 0)).isZero();
        assertThat(gate.isEarly(99, 0)).isFalse();
        assertThat(gate.next()).isZero();
    }

    @Test
    void aConversationMayBeginAtAnyNumber() {
        SequenceGate later = new SequenceGate(7);
        assertThat(later.admit(5, 2)).isEqualTo(2);
        assertThat(later.admit(7, 1)).isZero();
    }
}
