package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SequenceGateTest {
    private final SequenceGate gate = new SequenceGate(0);

    /** Takes a batch in; returns how many of it are skipped. */
    private static int admit(SequenceGate gate, long first, int count) {
        int skipped = gate.toSkip(first, count);
        for (int i = skipped; i < count; i++) {
            gate.admit(first + i);
        }
        return skipped;
    }

    @Test
    void onlyTheNextIsLetIn() {
        gate.admit(0);
        assertThatThrownBy(() -> gate.admit(0)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> gate.admit(2)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void batchesInTurnAreLetInWhole() {
        assertThat(admit(gate, 0, 3)).isZero();
        assertThat(admit(gate, 3, 1)).isZero();
        assertThat(gate.next()).isEqualTo(4);
    }

    @Test
    void nothingIsLetInWhileSomethingBeforeItIsMissing() {
        assertThat(gate.isEarly(2, 1)).isTrue();
        assertThat(admit(gate, 2, 1)).isEqualTo(1);
        admit(gate, 0, 2);
        assertThat(gate.isEarly(2, 1)).isFalse();
        assertThat(admit(gate, 2, 1)).isZero();
    }

    @Test
    void whatComesAgainIsSkipped() {
        admit(gate, 0, 3);
        assertThat(admit(gate, 0, 3)).isEqualTo(3);
        assertThat(admit(gate, 0, 2)).isEqualTo(2);
        assertThat(gate.next()).isEqualTo(3);
    }

    @Test
    void onlyWhatIsNewOfABatchIsLetIn() {
        admit(gate, 0, 3);
        assertThat(admit(gate, 1, 4)).isEqualTo(2);
        assertThat(gate.next()).isEqualTo(5);
    }

    @Test
    void anEmptyBatchChangesNothing() {
        assertThat(admit(gate, 99, 0)).isZero();
        assertThat(gate.isEarly(99, 0)).isFalse();
        assertThat(gate.next()).isZero();
    }

    @Test
    void aConversationMayBeginAtAnyNumber() {
        SequenceGate later = new SequenceGate(7);
        assertThat(admit(later, 5, 2)).isEqualTo(2);
        assertThat(admit(later, 7, 1)).isZero();
    }
}
