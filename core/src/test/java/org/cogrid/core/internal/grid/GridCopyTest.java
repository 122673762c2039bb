package org.cogrid.core.internal.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.cogrid.core.CogridException;
import org.cogrid.core.internal.code.ClassSpace;
import org.cogrid.core.internal.code.ContentHash;
import org.cogrid.core.internal.codec.ValueCodec;
import org.cogrid.core.internal.codec.standin.Arrival;
import org.junit.jupiter.api.Test;

class GridCopyTest {
    private final ValueCodec codec = new ValueCodec(new ClassSpace() {
        @Override
        public ContentHash manifestOf(Set<Class<?>> roots) {
            return ContentHash.NONE;
        }

        @Override
        public ClassLoader loaderOf(ContentHash manifest) {
            return GridCopyTest.class.getClassLoader();
        }
    });

    @Test
    void whatAnyClientCanReadIsStoredAsItself() {
        assertThat(List.of(
                        1,
                        1L,
                        (short) 1,
                        (byte) 1,
                        'c',
                        true,
                        1f,
                        1d,
                        "s",
                        BigDecimal.ONE,
                        BigInteger.ONE,
                        new int[0],
                        new boolean[1],
                        new double[2]))
                .allMatch(GridCopy::isStoredAsItself)
                .allSatisfy(value ->
                        assertThat(GridCopy.decode(value, codec, Arrival.PLAIN)).isSameAs(value));
    }

    @Test
    void nullCollectionsAndNestedArraysAreNot() {
        assertThat(List.of(List.of(), new double[0][], new Object[0], new String[0], new Object()))
                .noneMatch(GridCopy::isStoredAsItself);
        assertThat(GridCopy.isStoredAsItself(null)).isFalse();
    }

    @Test
    void theEnvelopeGivesItsValueBack() {
        StoredValue stored = StoredValue.of(List.of(1, 2), codec.encode(List.of(1, 2)));

        assertThat(GridCopy.decode(stored, codec, Arrival.PLAIN)).isEqualTo(List.of(1, 2));
        assertThat(GridCopy.decode(new StoredValue(), codec, Arrival.PLAIN)).isNull();
    }

    @Test
    void aLiveOnlyValueIsAnErrorThatSaysWhy() {
        StoredValue stored = StoredValue.liveOnly("java.net.Socket", "a socket can't travel");

        assertThatThrownBy(() -> GridCopy.decode(stored, codec, Arrival.PLAIN))
                .isInstanceOf(CogridException.class)
                .hasMessageContaining("java.net.Socket")
                .hasMessageContaining("a socket can't travel");
    }

    @Test
    void sizesAreThoseOfTheContents() {
        assertThat(GridCopy.sizeOf(new double[10])).isEqualTo(80);
        assertThat(GridCopy.sizeOf(new boolean[10])).isEqualTo(10);
        assertThat(GridCopy.sizeOf("four")).isEqualTo(4);
        assertThat(GridCopy.sizeOf(1L)).isEqualTo(8);
    }
}
