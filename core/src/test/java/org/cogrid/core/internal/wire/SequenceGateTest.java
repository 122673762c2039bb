package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cogrid.core.internal.wire.SequenceGate.Verdict.ACCEPTED;
import static org.cogrid.core.internal.wire.SequenceGate.Verdict.DUPLICATE;
import static org.cogrid.core.internal.wire.SequenceGate.Verdict.EARLY;
import static org.cogrid.core.internal.wire.SequenceGate.Verdict.STALE;

import org.junit.jupiter.api.Test;

class SequenceGateTest {
    private final SequenceGate gate = new SequenceGate();

    @Test
    void batchesInTurnAreAccepted() {
        assertThat(gate.admit(0, 0, 3)).isEqualTo(ACCEPTED);
        assertThat(gate.admit(0, 3, 1)).isEqualTo(ACCEPTED);
        assertThat(gate.next()).isEqualTo(4);
    }

    @Test
    void aBatchOutOfTurnIsTurnedDownAndChangesNothing() {
        assertThat(gate.admit(0, 2, 1)).isEqualTo(EARLY);
        gate.admit(0, 0, 2);
        assertThat(gate.admit(0, 0, 2)).isEqualTo(DUPLICATE);
        assertThat(gate.admit(0, 2, 1)).isEqualTo(ACCEPTED);
    }

    @Test
    void nothingOfAnOlderEpochGetsInAfterAFence() {
        gate.admit(0, 0, 2);
        gate.fence(1);
        assertThat(gate.admit(0, 2, 1)).isEqualTo(STALE);
        assertThat(gate.admit(0, 0, 0)).isEqualTo(STALE);
        assertThat(gate.admit(1, 2, 1)).isEqualTo(ACCEPTED);
    }

    @Test
    void aLateFenceDoesNotReopenAnOldEpoch() {
        gate.fence(2);
        gate.fence(1);
        assertThat(gate.epoch()).isEqualTo(2);
    }

    @Test
    void anEmptyBatchIsAlwaysInTurn() {
        assertThat(gate.admit(0, 99, 0)).isEqualTo(ACCEPTED);
        assertThat(gate.next()).isZero();
    }
}
