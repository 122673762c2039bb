package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.cogrid.core.internal.codec.form.EncodedInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssemblyTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 11, 20, 25})
    void whatIsCutComesTogetherAgain(int length) {
        byte[] whole = new byte[length];
        for (int i = 0; i < length; i++) {
            whole[i] = (byte) i;
        }
        List<Piece> pieces = new ArrayList<>();
        pieces.add(
                new Pieces(length, 10, pieces::add).put(ByteBuffer.wrap(whole)).last());

        Assembly assembly = new Assembly(length);
        pieces.forEach(assembly::add);

        assertThat(pieces).hasSize(Math.max(1, (length + 9) / 10));
        Body body = assembly.whole();
        assertThat(body.size()).isEqualTo(length);
        assertThat(new EncodedInput(body.buffers()).rest()).isEqualTo(ByteBuffer.wrap(whole));
    }

    @Test
    void whatHasNotComeOfOtherBodiesCounts() {
        Assembly begun = new Assembly(1_000_000);
        long all = Assembly.awaited();

        begun.add(Piece.whole(new byte[400_000]));

        assertThat(all).isGreaterThanOrEqualTo(1_000_000);
        assertThat(Assembly.awaited()).isBetween(600_000L, all - 400_000);
        begun.add(Piece.whole(new byte[600_000]));
        assertThat(begun.whole()).isNotNull();
    }

    @Test
    void whatIsNotAllThereIsNoWhole() {
        assertThatThrownBy(() -> new Assembly(3).add(Piece.whole(new byte[2])).whole())
                .isInstanceOf(IllegalStateException.class);
    }
}
