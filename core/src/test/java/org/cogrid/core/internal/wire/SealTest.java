package org.cogrid.core.internal.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.cogrid.core.internal.wire.Seal.Direction;
import org.junit.jupiter.api.Test;

class SealTest {
    private static final byte[] HEAD = {1, 2, 3};
    private static final List<Piece> BODIES = pieces(new byte[] {4}, new byte[] {5, 6});

    private final Seal seal = new Seal("secret".getBytes());

    @Test
    void aMessageThatCameUnchangedOpens() {
        assertThat(seal.opens(Direction.REQUEST, seal.close(Direction.REQUEST, HEAD, BODIES)))
                .isTrue();
    }

    @Test
    void aMessageOfAnotherSecretDoesNot() {
        Sealed forged = new Seal("guess".getBytes()).close(Direction.REQUEST, HEAD, BODIES);
        assertThat(seal.opens(Direction.REQUEST, forged)).isFalse();
    }

    @Test
    void anAnswerPlayedBackAsARequestDoesNot() {
        assertThat(seal.opens(Direction.REQUEST, seal.close(Direction.ANSWER, HEAD, BODIES)))
                .isFalse();
    }

    @Test
    void aChangedByteABodyMovedToTheHeadOrBodiesCutOtherwiseDoNot() {
        byte[] code = seal.close(Direction.REQUEST, HEAD, BODIES).code();
        assertThat(seal.opens(Direction.REQUEST, new Sealed(code, new byte[] {1, 2, 4}, BODIES)))
                .isFalse();
        assertThat(seal.opens(
                        Direction.REQUEST,
                        new Sealed(code, new byte[] {1, 2, 3, 4}, pieces(new byte[0], new byte[] {5, 6}))))
                .isFalse();
        assertThat(seal.opens(Direction.REQUEST, new Sealed(code, HEAD, pieces(new byte[] {4, 5}, new byte[] {6}))))
                .isFalse();
    }

    @Test
    void aMessageThatCouldNotBeSealedDoesNotSpoilTheThreadsNextOne() {
        Sealed message = seal.close(Direction.REQUEST, HEAD, BODIES);

        assertThatThrownBy(() -> seal.close(Direction.REQUEST, HEAD, Arrays.asList(BODIES.get(0), null)))
                .isInstanceOf(NullPointerException.class);

        assertThat(seal.opens(Direction.REQUEST, message)).isTrue();
    }

    @Test
    void aPieceIsSealedWithoutWhatIsAroundIt() {
        Piece middle = Piece.cut(new byte[] {1, 2, 3, 4, 5, 6}, 2).get(1);
        Sealed message = seal.close(Direction.REQUEST, HEAD, List.of(middle));
        assertThat(message.bodies()).containsExactly(new byte[] {3, 4});
        assertThat(seal.opens(Direction.REQUEST, new Sealed(message.code(), HEAD, pieces(new byte[] {3, 4}))))
                .isTrue();
    }

    @Test
    void aLargeBodyIsReadOnceHoweverOftenItIsSealed() {
        byte[] bytes = new byte[Seal.LARGE_BYTES];
        Piece body = Piece.whole(bytes);
        Sealed first = seal.close(Direction.REQUEST, HEAD, List.of(body));

        bytes[0] = 1; // which would show in a second reading
        Sealed second = seal.close(Direction.REQUEST, HEAD, List.of(body));

        assertThat(second.code()).isEqualTo(first.code());
        assertThat(seal.opens(Direction.REQUEST, new Sealed(second.code(), HEAD, pieces(bytes))))
                .isFalse();
        bytes[0] = 0;
        assertThat(seal.opens(Direction.REQUEST, new Sealed(second.code(), HEAD, pieces(bytes))))
                .isTrue();
    }

    @Test
    void aChangedByteOfALargeBodyOrItsDigestInItsPlaceDoNot() {
        byte[] bytes = new byte[Seal.LARGE_BYTES + 1];
        Piece body = Piece.whole(bytes);
        byte[] code = seal.close(Direction.REQUEST, HEAD, List.of(body)).code();
        for (int at : new int[] {0, Seal.LARGE_BYTES / 2, Seal.LARGE_BYTES}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            assertThat(seal.opens(Direction.REQUEST, new Sealed(code, HEAD, pieces(changed))))
                    .isFalse();
        }
        assertThat(seal.opens(Direction.REQUEST, new Sealed(code, HEAD, pieces(body.digest()))))
                .isFalse();
    }

    private static List<Piece> pieces(byte[]... arrays) {
        return Stream.of(arrays).map(Piece::whole).toList();
    }

    @Test
    void aRefusalNeverOpens() {
        assertThat(seal.opens(Direction.ANSWER, Sealed.REFUSED)).isFalse();
    }
}
